import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The one self-signed certificate of the world. */
export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** base64 of the SHA-256 of the public key, as Chromium's flag wants it. */
  spki: string;
}

const root = fileURLToPath(new URL('../../.cache/world/', import.meta.url));

/** Reads the certificate, or makes one at first use. */
export async function readCertificate(): Promise<Certificate> {
  const folder = `${root}certificate`;
  if (!existsSync(folder)) await make(folder);
  const [key, cert] = await Promise.all([readFile(`${folder}/key.pem`), readFile(`${folder}/cert.pem`)]);
  const spkiDer = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, spki: createHash('sha256').update(spkiDer).digest('base64') };
}

async function make(folder: string): Promise<void> {
  await mkdir(root, { recursive: true });
  // Made aside and moved into place, so that worlds that start together never read half a key.
  const draft = await mkdtemp(`${root}draft-`);
  const files = ['-keyout', `${draft}/key.pem`, '-out', `${draft}/cert.pem`];
  const request = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    '/CN=shortfall test world',
  ];
  await promisify(execFile)('openssl', [...request, ...files]);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}

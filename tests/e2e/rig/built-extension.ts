import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { crc32 } from 'node:zlib';

/** What the rig wants to know of a built extension. */
export interface BuiltExtension {
  folder: string;
  /** Of Firefox. */
  geckoId: string;
  /** A file of it that is no page of the product: opened to talk to the extension's own world without changing it. */
  quietFile: string;
  /** The page that it opens once it is installed, if it has one. */
  firstPage?: string;
}

interface Manifest {
  background: { service_worker?: string; scripts?: string[] };
  browser_specific_settings?: { gecko?: { id?: string } };
}

export function readBuiltExtension(folder: string): BuiltExtension {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  // The worker's own code, looked at as text.
  const quietFile = manifest.background.service_worker ?? manifest.background.scripts?.[0] ?? 'background.js';
  const firstPage = existsSync(join(folder, 'welcome.html')) ? { firstPage: 'welcome.html' } : {};
  return { folder, ...firstPage, geckoId: manifest.browser_specific_settings?.gecko?.id ?? '', quietFile };
}

/** The folder as a zip without compression: all that Firefox needs to install it for good. */
export function zipOf(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const path of names) {
    const name = Buffer.from(relative(folder, path).split(sep).join('/'));
    const data = readFileSync(path);
    // Version, flags, method, time, date, checksum, sizes, length of the name, of the extra field: as in APPNOTE 4.3.7.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, central, name);
    const body = [Buffer.from('PK\x03\x04', 'latin1'), common, name, data];
    bodies.push(...body);
    offset += body.reduce((sum, part) => sum + part.length, 0);
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}

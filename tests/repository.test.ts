import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Files of the repository, committed or about to be. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('.ci/'))
  .filter((file) => {
    try {
      return readFileSync(file).length > 0;
    } catch {
      return false;
    }
  });
const text = (file: string): string => readFileSync(file, 'utf8');
const product = files.filter((file) => /^(lib|components|entrypoints)\//.test(file));
const code = product.filter((file) => /\.tsx?$/.test(file));
const ours = files.filter((file) => /\.(ts|tsx|mjs|cjs|json|md|css|html)$/.test(file) && file !== 'package-lock.json');

/** Every place where `pattern` stands, as `file: match`. */
function placesOf(pattern: RegExp, inside: readonly string[]): string[] {
  return inside.flatMap((file) => [...text(file).matchAll(pattern)].map((match) => `${file}: ${match[0].trim()}`));
}

describe('names', () => {
  it('gives no file a name that says nothing', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|types?|misc|manager|service)([./-]|$)/i;
    expect(product.filter((file) => vague.test(file))).toEqual([]);
  });

  it('writes components in PascalCase and everything else in kebab-case', () => {
    const component = /^[A-Z][A-Za-z0-9]*$/;
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const wrong = code
      .filter((file) => !file.startsWith('entrypoints/'))
      .filter((file) => {
        const name = basename(file).replace(/\.tsx?$/, '');
        return !(kebab.test(name) || (file.endsWith('.tsx') && component.test(name)));
      });
    expect(wrong).toEqual([]);
  });

  it('keeps folders small enough to read', () => {
    const sizes = Map.groupBy(code, (file) => dirname(file));
    expect([...sizes].filter(([, inside]) => inside.length > 20).map(([folder]) => folder)).toEqual([]);
  });
});

describe('code', () => {
  it('exports by name, outside entrypoints', () => {
    const inside = code.filter((file) => !file.startsWith('entrypoints/'));
    expect(placesOf(/^export default .*/gm, inside)).toEqual([]);
  });

  it('says above each export what it is', () => {
    const bare = code.flatMap((file) => {
      const lines = text(file).split('\n');
      return lines.flatMap((line, at) => {
        if (!/^export (async )?(function|const|class|interface|type|abstract)\b/.test(line)) return [];
        const above = lines[at - 1] ?? '';
        const documented = above.trimEnd().endsWith('*/') || above.startsWith('@');
        const type = line.match(/^export type (\w+)/)?.[1];
        const derived = type !== undefined && /typeof |keyof /.test(line);
        return documented || derived || file.startsWith('entrypoints/') ? [] : [`${file}:${at + 1}`];
      });
    });
    expect(bare).toEqual([]);
  });

  it('keeps entrypoints thin', () => {
    const long = code.filter((file) => file.startsWith('entrypoints/') && text(file).split('\n').length > 45);
    expect(long).toEqual([]);
  });

  it('keeps files short enough for one idea', () => {
    expect(code.filter((file) => text(file).split('\n').length > 300)).toEqual([]);
  });

  it('silences neither compiler nor linter', () => {
    expect(
      placesOf(/@ts-(ignore|expect-error|nocheck)|biome-ignore|\bas any\s*[;,)\].]|: any\s*[;,)=\]>|]/g, code),
    ).toEqual([]);
  });

  it('interprets no text as markup or code', () => {
    expect(
      placesOf(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/g, code),
    ).toEqual([]);
  });

  it('leaves no text for users in components: it lives in _locales', () => {
    const components = code.filter((file) => file.endsWith('.tsx'));
    expect(placesOf(/>[^<>{}=;()]*\p{L}{3,}[^<>{}=;()]*<\//gu, components)).toEqual([]);
  });
});

describe('texts', () => {
  const locales = files.filter((file) => /^public\/_locales\/.*\/messages\.json$/.test(file));
  const english = JSON.parse(text('public/_locales/en/messages.json')) as Record<string, { message: string }>;
  /** Placeholders of a text, e.g. `$1`. */
  const places = (message: string): string[] => [...new Set(message.match(/\$\d/g))].sort();

  it.each(locales)('%s has every text, with the same placeholders', (locale) => {
    const here = JSON.parse(text(locale)) as Record<string, { message: string }>;
    expect(Object.keys(here).sort()).toEqual(Object.keys(english).sort());
    for (const [key, { message }] of Object.entries(english)) {
      expect([key, places(here[key]?.message ?? '')]).toEqual([key, places(message)]);
    }
  });

  it('keeps no text that nothing shows', () => {
    const all = [...code, 'wxt.config.ts'].map(text).join('\n');
    const unused = Object.keys(english).filter((key) => {
      const stem = key.replace(/(One|Other)$/, '');
      return (
        !all.includes(`'${key}'`) &&
        !all.includes(`_${key}_`) &&
        !all.includes(`'${stem}'`) &&
        !all.includes(`"${key}"`)
      );
    });
    expect(unused).toEqual([]);
  });
});

describe('catalogue', () => {
  const catalogue = files.filter((file) => file.startsWith('lib/catalogue/'));

  it('names no proposal that was invented for the tests', () => {
    expect(placesOf(/0x5f0[0-9a-f]{61}/gi, product)).toEqual([]);
  });

  it('links over https only', () => {
    expect(placesOf(/"(http:|javascript:|data:)[^"]*"/gi, catalogue)).toEqual([]);
  });

  it('quotes at most 25 words of anybody', () => {
    const long = placesOf(/"quote": "(?:[^"\\]|\\.)*"/g, catalogue).filter((place) => place.split(/\s+/).length > 27);
    expect(long).toEqual([]);
  });
});

describe('tests', () => {
  const tests = files.filter((file) => /^tests\/.*\.tsx?$/.test(file) && file !== 'tests/repository.test.ts');

  it('skips none, singles none out, retries none', () => {
    expect(placesOf(/\b(it|test|describe)\.(skip|only|todo|fails)\b|\bretry:\s*[1-9]/g, tests)).toEqual([]);
  });

  it('shares no code between the world and the product', () => {
    const world = tests.filter((file) => file.startsWith('tests/world/'));
    expect(placesOf(/from '(@\/|(\.\.\/)+)(lib|components|entrypoints)\/[^']*'/g, world)).toEqual([]);
  });
});

describe('what the repository says', () => {
  it('names no machine, and no registry, that it was written on', () => {
    const inside = ours.filter((file) => file !== 'tests/repository.test.ts');
    expect(placesOf(/\/work\/|\/root\/|\/tmp\/\w|registry\.npmjs\.org|deb\.debian\.org/g, inside)).toEqual([]);
  });

  it('keeps no download address in the lockfile', () => {
    expect(placesOf(/"resolved": "[^"]*"/g, ['package-lock.json'])).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text('package.json'));
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });
});

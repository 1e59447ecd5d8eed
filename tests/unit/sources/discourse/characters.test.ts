import { describe, expect, it } from 'vitest';
import { cookedText, readCooked } from '@/lib/sources/discourse/cooked-post';
import { decodeCharacters } from '@/lib/sources/discourse/decode-characters';

describe('characters that are written as references', () => {
  it.each([
    ['&euro;5,000 &amp; 2&nbsp;500&#160;stETH', '€5,000 & 2\u00a0500\u00a0stETH'],
    ['&lt;b&gt; &quot;x&quot; &apos;y&apos; &#39;z&#x27;', "<b> \"x\" 'y' 'z'"],
    ['&yuml;&OElig;&hearts;&diams;&Omega;&omega;&ndash;&hellip;', 'ÿŒ♥♦Ωω–…'],
    ['&#x1F980; &#128640;', '🦀 🚀'],
    ['AT&T, R&D; &nosuchname; &amp', 'AT&T, R&D; &nosuchname; &amp'],
    ['&#0; &#xD800; &#x110000;', '\uFFFD \uFFFD \uFFFD'],
    ['&constructor; &toString;', '&constructor; &toString;'],
  ])('%s', (html, text) => {
    expect(decodeCharacters(html)).toBe(text);
  });

  it('are decoded once: what says how a reference is written stays one', () => {
    expect(cookedText('<p>&amp;euro; is &euro;</p>')).toBe('&euro; is €');
    expect(cookedText('<p>&amp;#60;b&amp;#62;</p>')).toBe('&#60;b&#62;');
  });

  it('are decoded in links, where an ampersand alone stays', () => {
    const { links } = readCooked('<p><a href="https://a.example/?x=1&amp;copy=2&copy=3">x</a></p>');
    expect(links).toEqual(['https://a.example/?x=1&copy=2&copy=3']);
  });

  it('are whole wherever the text is cut to be read', () => {
    for (let before = 4_085; before < 4_100; before += 1) {
      const text = cookedText(`<p>${'x'.repeat(before)} 2&nbsp;500 &euro;</p>`);
      expect(text.slice(before)).toBe(' 2 500 €');
    }
  });
});

import { FONT } from '../../drawing/tokens';
import { rangeHolds } from '../../formats/picture/range-holds';
import type { PictureFont } from '../../formats/picture/svg-text';

/** A font file as the page's own style sheets name it. */
interface Face {
  family: string;
  weight: string;
  unicodeRange: string;
  url: string;
}

/** `'Inter Variable', Inter, …` begins with the bundled family. */
const BUNDLED = Object.values(FONT).map((families) => families.split("'")[1] ?? families);

function faceOf(rule: CSSRule, sheet: CSSStyleSheet): Face | null {
  if (!(rule instanceof CSSFontFaceRule)) return null;
  const { style } = rule;
  const family = style.getPropertyValue('font-family').replace(/["']/g, '');
  const italic = style.getPropertyValue('font-style') === 'italic';
  const source = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (!BUNDLED.includes(family) || italic || source === undefined) return null;
  return {
    family,
    weight: style.getPropertyValue('font-weight') || '400',
    unicodeRange: style.getPropertyValue('unicode-range'),
    url: new URL(source, sheet.href ?? document.baseURI).href,
  };
}

/** Style sheets of other origins keep their rules to themselves; we have none, extensions may. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

const facesOfPage = (): Face[] =>
  [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet).flatMap((rule) => faceOf(rule, sheet) ?? []),
  );

const files = new Map<string, Promise<Uint8Array>>();

/** The bytes of a font file; from the browser's cache, as the page has loaded it already. */
function bytesOf(url: string): Promise<Uint8Array> {
  let file = files.get(url);
  if (!file) {
    file = fetch(url).then(async (answer) => {
      if (!answer.ok) throw new Error(`The font ${url} could not be read (${answer.status}).`);
      return new Uint8Array(await answer.arrayBuffer());
    });
    file.catch(() => files.delete(url));
    files.set(url, file);
  }
  return file;
}

/** The bundled fonts that a text needs, as bytes: a picture carries them with it. */
export async function fontsFor(text: string): Promise<PictureFont[]> {
  await document.fonts.ready;
  const characters = [...new Set(text)].map((char) => char.codePointAt(0)!);
  const needed = facesOfPage().filter(({ unicodeRange }) => rangeHolds(unicodeRange, characters));
  return Promise.all(
    needed.map(async ({ family, weight, unicodeRange, url }) => ({
      family,
      weight,
      woff2: await bytesOf(url),
      ...(unicodeRange !== '' && { unicodeRange }),
    })),
  );
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rangeHolds } from '../formats/picture/range-holds';
import type { PictureFont } from '../formats/picture/svg-text';

const { resolve } = createRequire(import.meta.url);

/** The style sheets that the page loads its fonts by. */
const SHEETS = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'] as const;

/**
 * The fonts that a text needs, as WOFF2: what the page puts into a picture, read from the very
 * packages it is built with.
 */
export function webFontsFor(text: string): PictureFont[] {
  const characters = [...new Set(text)].map((char) => char.codePointAt(0)!);
  return SHEETS.flatMap((name) => facesOf(resolve(`${name}/index.css`))).flatMap((face) =>
    rangeHolds(face.unicodeRange ?? '', characters) ? [face] : [],
  );
}

function facesOf(sheet: string): PictureFont[] {
  const css = readFileSync(sheet, 'utf8');
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
    const value = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(rule)?.[1] ?? '';
    const file = /url\(([^)]+)\)/.exec(value('src'))?.[1];
    if (file === undefined) return [];
    return {
      family: value('font-family').replace(/['"]/g, ''),
      weight: value('font-weight'),
      unicodeRange: value('unicode-range'),
      woff2: readFileSync(new URL(file, `file://${sheet}`)),
    };
  });
}

/**
 * The same typefaces as files of one weight each: what draws pixels without a browser reads neither
 * WOFF2 nor the weights inside a variable font.
 */
export function fontFiles(): string[] {
  const inter = ['400Regular', '500Medium', '600SemiBold', '700Bold'].map(
    (weight) => `@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`,
  );
  const mono = ['400Regular', '600SemiBold', '700Bold'].map(
    (weight) => `@expo-google-fonts/jetbrains-mono/${weight}/JetBrainsMono_${weight}.ttf`,
  );
  return [...inter, ...mono].map((name) => resolve(name));
}

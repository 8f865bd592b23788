import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { rangeHolds } from '../formats/picture/range-holds';
import type { PictureFont } from '../formats/picture/svg-text';

const require = createRequire(import.meta.url);

/** The style sheets that the page loads its fonts by. */
const sheets = (): string[] => [
  require.resolve('@fontsource-variable/inter/index.css'),
  require.resolve('@fontsource-variable/jetbrains-mono/index.css'),
];

/**
 * The fonts that a text needs, as WOFF2: what the page puts into a picture, read from the very
 * packages it is built with.
 */
export function webFontsFor(text: string): PictureFont[] {
  const characters = [...new Set(text)].map((char) => char.codePointAt(0)!);
  return sheets()
    .flatMap(facesOf)
    .flatMap((face) => (rangeHolds(face.unicodeRange ?? '', characters) ? [face] : []));
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
      woff2: readFileSync(new URL(file, pathToFileURL(sheet))),
    };
  });
}

/**
 * The same typefaces as files of one weight each: what draws pixels without a browser reads neither
 * WOFF2 nor the weights inside a variable font.
 */
export function fontFiles(): string[] {
  return [
    require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
    require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
    require.resolve('@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf'),
    require.resolve('@expo-google-fonts/jetbrains-mono/600SemiBold/JetBrainsMono_600SemiBold.ttf'),
    require.resolve('@expo-google-fonts/jetbrains-mono/700Bold/JetBrainsMono_700Bold.ttf'),
  ];
}

import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Diagram } from '../../drawing/diagram';
import type { DiagramModel } from '../../drawing/diagram-model';
import { lookAt, type PictureOptions, pictureSize } from './picture-size';

/** A font file to put into the picture: WOFF2 bytes as the bundled packages hold them. */
export interface PictureFont {
  /** As `FONT` in drawing/tokens names it: `Inter Variable`, `JetBrains Mono Variable`. */
  family: string;
  /** A variable font's range: `100 900`. */
  weight: string;
  woff2: Uint8Array;
  /** The characters it holds, as CSS says it (`U+0000-00FF, …`), when it is one of several. */
  unicodeRange?: string;
}

const CHUNK = 0x8000;

/** Bytes as base64, by what Node and browsers both have. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return btoa(binary);
}

function fontFace({ family, weight, woff2, unicodeRange }: PictureFont): string {
  const source = `url(data:font/woff2;base64,${base64Of(woff2)}) format('woff2')`;
  const range = unicodeRange === undefined ? '' : `unicode-range:${unicodeRange};`;
  return `@font-face{font-family:'${family}';font-weight:${weight};src:${source};${range}}`;
}

/** The fonts as a `<style>`, with other rules where they are given. */
export const fontStyle = (fonts: readonly PictureFont[], rules = ''): string =>
  `<style>${fonts.map(fontFace).join('')}${rules}</style>`;

/** Control characters, which may be in a name, cannot stand in XML. */
export const withoutControls = (markup: string): string =>
  markup.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** An `<svg>` as a text of its own, with its fonts inside. */
export function standalone(drawing: ReactElement, fonts: readonly PictureFont[]): string {
  const markup = renderToStaticMarkup(drawing);
  const start = markup.indexOf('>') + 1;
  return withoutControls(`${markup.slice(0, start)}${fontStyle(fonts)}${markup.slice(start)}`);
}

/** The diagram as a file: SVG with its fonts inside, the same text for the same model. */
export function svgText(
  model: DiagramModel,
  options: PictureOptions,
  fonts: readonly PictureFont[],
): string {
  const { width, height } = pictureSize(model, options);
  const look = lookAt(model, options);
  return standalone(createElement(Diagram, { model, look, width, height }), fonts);
}

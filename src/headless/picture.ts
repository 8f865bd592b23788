import type { DiagramModel } from '../drawing/diagram-model';
import type { StripMoment } from '../drawing/filmstrip';
import type { Theme } from '../drawing/tokens';
import { animatedSvg } from '../formats/picture/animated-svg';
import type { FilmPlan } from '../formats/picture/film-plan';
import { stripSize, stripText } from '../formats/picture/filmstrip-text';
import { type PictureOptions, pictureSize } from '../formats/picture/picture-size';
import { type PictureFont, svgText } from '../formats/picture/svg-text';
import type { SandboxDocument } from '../model/sandbox-document';
import { formatClock, type SimMicros } from '../model/sim-time';
import { fontFiles, webFontsFor } from './picture-fonts';
import { filmOf, momentOf } from './reel';

/** What may be said of a picture; `scale` is image pixels per canvas pixel. */
export interface PictureChoices {
  theme: Theme;
  scale: number;
  /** A dot for each request that is under way; else the lines show their load. */
  traffic: boolean;
  title: boolean;
  legend: boolean;
  transparent: boolean;
  /** Several moments beside each other, simulated µs, in place of one. */
  moments: readonly SimMicros[];
}

/** What is drawn: one moment or several, at whatever scale and with whatever fonts. */
interface Drawing {
  text: (options: PictureOptions, fonts: readonly PictureFont[]) => string;
  width: (options: PictureOptions) => number;
}

const ofOne = (model: DiagramModel): Drawing => ({
  text: (options, fonts) => svgText(model, options, fonts),
  width: (options) => pictureSize(model, options).width,
});

const ofMany = (moments: readonly StripMoment[]): Drawing => ({
  text: (options, fonts) => stripText(moments, options, fonts),
  width: (options) => stripSize(moments, options).width,
});

/** What the page would draw of the same sandbox; undefined when there is nothing to be seen. */
function drawingOf(document: SandboxDocument, choices: PictureChoices): Drawing | undefined {
  const { moments } = choices;
  if (moments.length === 0) {
    const model = momentOf(document, document.now as SimMicros, choices);
    return model.nodes.length > 0 ? ofOne(model) : undefined;
  }
  const strip = moments.map((at) => {
    return { model: momentOf(document, at, choices), caption: formatClock(at) };
  });
  return strip.some(({ model }) => model.nodes.length > 0) ? ofMany(strip) : undefined;
}

const lookOf = ({ theme, scale, traffic, title, legend, transparent }: PictureChoices) =>
  ({ theme, scale, traffic, title, legend, transparent, scope: 'all' }) as const;

/** The picture as SVG with its fonts inside; undefined when there is nothing to draw. */
export function svgOf(document: SandboxDocument, choices: PictureChoices): string | undefined {
  const drawing = drawingOf(document, choices);
  if (!drawing) return undefined;
  // An SVG has no pixels to have more of.
  const look = lookOf({ ...choices, scale: 1 });
  return drawing.text(look, webFontsFor(drawing.text(look, [])));
}

/** It takes the first family that a text asks for, or its default: `Inter Variable` is no file. */
const withFileFamilies = (svg: string): string =>
  svg.replace(/ font-family="&#x27;[^&"]* Variable&#x27;, /g, ' font-family="');

/** The picture as the bytes of a PNG; undefined when there is nothing to draw. */
export async function pngOf(
  document: SandboxDocument,
  choices: PictureChoices,
): Promise<Uint8Array | undefined> {
  const drawing = drawingOf(document, choices);
  if (!drawing) return undefined;
  const look = lookOf(choices);
  const { Resvg } = await import('@resvg/resvg-js');
  const drawn = new Resvg(withFileFamilies(drawing.text(look, [])), {
    fitTo: { mode: 'width', value: drawing.width(look) },
    // The same fonts on every machine, so that the same sandbox gives the same bytes.
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Inter' },
  });
  return drawn.render().asPng();
}

/** How large an animated SVG is, px: what is wider than it is fits in. */
export interface FilmSize {
  width: number;
  height: number;
}

/** A stretch of the run as an SVG that plays by itself. */
export function animatedSvgOf(
  document: SandboxDocument,
  plan: FilmPlan,
  choices: Pick<PictureChoices, 'theme' | 'title' | 'legend' | 'transparent'> & FilmSize,
): Promise<string> {
  const look = { ...choices, traffic: true, captions: false, scope: 'all' } as const;
  return animatedSvg(filmOf(document, plan, look), webFontsFor);
}

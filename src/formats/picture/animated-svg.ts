import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Diagram } from '../../drawing/diagram';
import { detailForZoom } from '../../drawing/tokens';
import { dotCarriers } from './dot-carriers';
import { DotFlights } from './dot-flights';
import type { Film, FilmScene } from './film';
import { fontStyle, type PictureFont, withoutControls } from './svg-text';
import { SvgClock } from './svg-clock';
import { SvgTimeline } from './svg-timeline';
import { openTag, parseXml, type XmlElement } from './xml-tree';

/** Cards of an animated SVG say something else so often a second; dots move without steps. */
export const SVG_FPS = 5;

/** More is too much for a page that shows it, in characters. */
const LARGEST_SVG = 12_000_000;

/** Who wants less motion sees no dots fly; what cards say still changes, without moving. */
const LESS_MOTION = '@media (prefers-reduced-motion:reduce){.dots{display:none}}';

function sceneMarkup({ model }: FilmScene, { frame, look }: Film): XmlElement {
  const drawing = createElement(Diagram, {
    model,
    look: { ...frame.look, keyed: true },
    width: look.width,
    height: look.height,
  });
  return parseXml(withoutControls(renderToStaticMarkup(drawing)));
}

/** What comes of the scenes: an `<svg>` without scripts, and all its words for the fonts. */
function written(film: Film, scenes: readonly XmlElement[], dots: string): string {
  const { plan } = film.reel;
  const clock = new SvgClock(plan.duration);
  const starts = scenes.map((_, i) => (i * plan.stride) / plan.fps);
  const layer = new Map([['dots', `<g class="dots">${dots}</g>`]]);
  const timeline = new SvgTimeline(clock, starts, layer);
  const [first] = scenes;
  const { tag, attributes } = first!;
  const opening = openTag(tag, [...attributes, ['xmlns:xlink', 'http://www.w3.org/1999/xlink']]);
  const inner = timeline.merge(scenes.map((scene) => ({ ...scene, attributes: new Map() })));
  return `${opening}${inner.slice(inner.indexOf('>') + 1)}`;
}

/**
 * A film as one SVG that plays by itself, in a page, a README or a slide: round and round, without
 * scripts, the same text for the same film. A turn draws one scene; `fontsFor` is asked for what
 * the words of all of them need. Rejects when it comes to more than `LARGEST_SVG`.
 */
export async function animatedSvg(
  film: Film,
  fontsFor: (text: string) => readonly PictureFont[] | Promise<readonly PictureFont[]>,
  turn: (picture: number) => Promise<void> | void = () => {},
): Promise<string> {
  const { plan } = film.reel;
  const flights = new DotFlights(plan);
  const scenes: XmlElement[] = [];
  for (const { index, scene } of film.pictures((track) => flights.add(track))) {
    flights.look(scene);
    if (scene.index < scenes.length) continue;
    const drawn = sceneMarkup(scene, film);
    scenes.push(drawn);
    await turn(index);
  }
  const look = {
    clock: new SvgClock(plan.duration),
    theme: film.look.theme,
    detail: detailForZoom(film.frame.zoom),
  };
  const dots = film.look.traffic ? dotCarriers(flights, look) : '';
  const text = written(film, scenes, dots);
  if (text.length > LARGEST_SVG) throw new Error(tooLarge(text.length));
  const style = fontStyle(await fontsFor(text), LESS_MOTION);
  const start = text.indexOf('>') + 1;
  return `${text.slice(0, start)}${style}${text.slice(start)}`;
}

const megabytes = (length: number): string => (length / 1_000_000).toFixed(1);

const tooLarge = (length: number): string =>
  `As SVG this would be ${megabytes(length)} MB, more than the ${megabytes(LARGEST_SVG)} MB that ` +
  'browsers show well. Take a shorter stretch, a part of the diagram, or GIF or WebM.';

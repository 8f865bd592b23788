import { type DiagramLook, diagramRect } from '../../drawing/diagram';
import type { DiagramModel, Explained, Rect } from '../../drawing/diagram-model';

/** What is asked for of a film. */
export interface FilmLook extends Pick<
  DiagramLook,
  'theme' | 'traffic' | 'title' | 'legend' | 'scope'
> {
  captions: boolean;
  transparent?: boolean;
  /** Pixels. */
  width: number;
  height: number;
}

/** What must be known of a whole film before its first picture is drawn. */
export interface FilmSurvey {
  /** All that is ever shown, in canvas pixels. */
  bounds: Rect;
  explains: Explained;
  /** Lines under the title, at most. */
  deployments: number;
  /** One in so many of the requests that are noted is shown. */
  oneIn: number;
}

/** What of the canvas a film shows, and how large. */
export interface FilmFrame {
  /** The part of the canvas, in its pixels. */
  window: Rect;
  /** The whole picture in canvas pixels, with title, caption and legend. */
  rect: Rect;
  /** Pixels of the film for a canvas pixel. */
  zoom: number;
  look: DiagramLook;
}

/** A small diagram is not blown up beyond this. */
const LARGEST_ZOOM = 2;
/** The smallest picture, px. */
export const LEAST_FILM = { width: 640, height: 400 } as const;

/** Fitting grows or shrinks the room that words take; a few rounds settle it. */
const ROUNDS = 6;

/**
 * Fits all that is ever shown into a picture of the size that is asked for: more of the canvas
 * around it where the proportions differ, never less.
 */
export function frameOf(survey: FilmSurvey, title: string, look: FilmLook): FilmFrame {
  const { bounds, explains, deployments } = survey;
  const { width, height } = look;
  const lookFor = (zoom: number): DiagramLook => ({
    scope: 'view',
    theme: look.theme,
    transparent: look.transparent ?? false,
    traffic: look.traffic,
    title: look.title,
    legend: look.legend,
    captions: look.captions,
    zoom,
  });
  const modelFor = (window: Rect): DiagramModel => ({
    title,
    subtitle: '',
    deployments: Array.from({ length: deployments }, () => ''),
    nodes: [],
    edges: [],
    dots: [],
    dotSampling: 1,
    view: window,
    explains,
  });
  /** What title, caption and legend take, in canvas pixels. */
  const besides = (zoom: number): number => {
    const window = { x: 0, y: 0, width: width / zoom, height: 1 };
    return diagramRect(modelFor(window), lookFor(zoom)).height - 1;
  };
  let zoom = Math.min(LARGEST_ZOOM, width / bounds.width, height / bounds.height);
  for (let i = 0; i < ROUNDS; i++) {
    const room = height / zoom - besides(zoom);
    const fits = zoom * Math.max(0.05, Math.min(1, room / bounds.height));
    zoom = Math.min(LARGEST_ZOOM, width / bounds.width, fits);
  }
  const size = { width: width / zoom, height: Math.max(1, height / zoom - besides(zoom)) };
  const window = {
    x: bounds.x - (size.width - bounds.width) / 2,
    y: bounds.y - (size.height - bounds.height) / 2,
    ...size,
  };
  return {
    window,
    rect: diagramRect(modelFor(window), lookFor(zoom)),
    zoom,
    look: lookFor(zoom),
  };
}

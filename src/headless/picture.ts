import { nextPlaces } from '../drawing/auto-layout';
import { diagramFromViews } from '../drawing/diagram-from-views';
import type { DiagramModel } from '../drawing/diagram-model';
import { nextTaskSlots } from '../drawing/task-slots';
import { type Theme } from '../drawing/tokens';
import { type PictureOptions, pictureSize } from '../formats/picture/picture-size';
import { svgText } from '../formats/picture/svg-text';
import type { SandboxDocument } from '../model/sandbox-document';
import type { MetricPoint } from '../model/view';
import type { Dispatcher } from '../api/dispatcher';
import { fontFiles, webFontsFor } from './picture-fonts';

/** What may be said of a picture; `scale` is image pixels per canvas pixel. */
export interface PictureChoices {
  theme: Theme;
  scale: number;
}

/** Seconds that the sparkline of a client's card goes back, as on the screen. */
const SPARK_SECONDS = 40;

/**
 * The sandbox as it is now, drawn by what the screen is drawn by. No window has shown it, so there
 * is no request on its way: the lines show their load instead.
 */
function modelOf(sandbox: Dispatcher, document: SandboxDocument): DiagramModel {
  const { engine } = sandbox;
  const frame = engine.drainFrame(true);
  const entities = new Map(frame.upserts.map((view) => [view.id, view]));
  const { layout, name, seed, workbench } = document;
  const slots = nextTaskSlots({}, entities.values(), frame.now);
  const requests = requestsBy(frame.metrics);
  return diagramFromViews({
    entities,
    layout,
    slots,
    places: nextPlaces({}, { entities, layout, slots }),
    title: name,
    seed,
    now: frame.now,
    requests: (balancer) => (requests.get(balancer) ?? []).slice(-SPARK_SECONDS),
    annotations: workbench.annotations,
    dots: [],
    dotSampling: 1,
    view: null,
  });
}

function requestsBy(metrics: readonly MetricPoint[]): Map<string, number[]> {
  const seconds = new Map<string, number[]>();
  for (const { loadBalancerArn, requests } of metrics) {
    const known = seconds.get(loadBalancerArn);
    if (known) known.push(requests);
    else seconds.set(loadBalancerArn, [requests]);
  }
  return seconds;
}

const lookOf = ({ theme, scale }: PictureChoices): PictureOptions => ({
  theme,
  scale,
  scope: 'all',
  transparent: false,
  traffic: false,
  title: true,
  legend: true,
});

/** The picture as SVG with its fonts inside; undefined when there is nothing to draw. */
export function svgOf(
  sandbox: Dispatcher,
  document: SandboxDocument,
  choices: PictureChoices,
): string | undefined {
  const model = modelOf(sandbox, document);
  if (model.nodes.length === 0) return undefined;
  // An SVG has no pixels to have more of.
  const look = lookOf({ ...choices, scale: 1 });
  return svgText(model, look, webFontsFor(svgText(model, look, [])));
}

/** It takes the first family that a text asks for, or its default: `Inter Variable` is no file. */
const withFileFamilies = (svg: string): string =>
  svg.replace(/ font-family="&#x27;[^&"]* Variable&#x27;, /g, ' font-family="');

/** The picture as the bytes of a PNG; undefined when there is nothing to draw. */
export async function pngOf(
  sandbox: Dispatcher,
  document: SandboxDocument,
  choices: PictureChoices,
): Promise<Uint8Array | undefined> {
  const model = modelOf(sandbox, document);
  if (model.nodes.length === 0) return undefined;
  const look = lookOf(choices);
  const { Resvg } = await import('@resvg/resvg-js');
  const { width } = pictureSize(model, look);
  const drawn = new Resvg(withFileFamilies(svgText(model, look, [])), {
    fitTo: { mode: 'width', value: width },
    // The same fonts on every machine, so that the same sandbox gives the same bytes.
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Inter' },
  });
  return drawn.render().asPng();
}

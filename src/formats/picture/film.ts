import { contentRect, explainedIn } from '../../drawing/diagram';
import type { StagedDiagram } from '../../drawing/diagram-from-views';
import type { DiagramModel, Explained, Rect } from '../../drawing/diagram-model';
import type { DotWays } from '../../drawing/dot-ways';
import { Parking } from '../../drawing/parking';
import { type DotLists, dotsOf, placeDots } from '../../drawing/place-dots';
import { RequestTracks, type Track } from '../../drawing/request-tracks';
import { detailForZoom } from '../../drawing/tokens';
import { mostDots, targetsBySlot } from '../../drawing/ways-of-scene';
import type { EntityView, Frame } from '../../model/view';
import { type FilmFrame, type FilmLook, type FilmSurvey, frameOf } from './film-frame';
import type { FilmPlan } from './film-plan';
import { FilmStage, type StageSettings, type TellableInstant } from './film-stage';

/** Says in a sentence what has just happened; `ms` is the time of the film. */
export type Teller = (instant: TellableInstant, ms: number) => string | undefined;

/** What the cards say, and where requests fly, until the next one of these. */
export interface FilmScene {
  /** Its number, from 0. */
  index: number;
  model: DiagramModel;
  ways: DotWays;
  /** Every request that is known of; true only until the next picture. */
  tracks: () => Iterable<Track>;
}

export interface FilmPicture {
  /** Its number, from 0. */
  index: number;
  /** The same object for as long as cards say the same. */
  scene: FilmScene;
  dots: DotLists;
}

/** A run as it was taken for a film: what was said of it up to each of `reelTimes(plan)`. */
export interface Reel {
  plan: FilmPlan;
  frames: readonly (readonly Frame[])[];
}

/** Which targets the slots in a frame's segments are of. */
function targetNames(book: ReadonlyMap<string, EntityView>, ahead: readonly Frame[]) {
  let names: Map<number, string> | null = null;
  const read = () => {
    const views = ahead.flatMap(({ upserts }) => upserts);
    const fresh = new Map(views.map((view) => [view.id, view]));
    return new Map([...targetsBySlot(book), ...targetsBySlot(fresh)]);
  };
  return (slot: number): string | null => (names ??= read()).get(slot) ?? null;
}

const union = (a: Rect | null, b: Rect): Rect => {
  if (a === null) return b;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
};

/** A reel going past: the stage a frame behind what is known of requests. */
class Projector {
  readonly stage: FilmStage;
  readonly parking = new Parking();
  readonly tracks: RequestTracks;
  private next = 0;

  constructor(
    private readonly reel: Reel,
    settings: StageSettings,
    onDrop: (track: Track) => void = () => {},
  ) {
    this.stage = new FilmStage(settings);
    this.tracks = new RequestTracks((track) => {
      this.parking.leave(track);
      onDrop(track);
    });
  }

  /** On to the next moment of the reel; false after the last one. */
  advance(): boolean {
    const { frames } = this.reel;
    const now = frames[this.next];
    if (!now) return false;
    if (this.next === 0) this.track(now);
    for (const frame of now) this.stage.take(frame);
    this.next += 1;
    const ahead = frames[this.next];
    if (ahead) this.track(ahead);
    return true;
  }

  private track(frames: readonly Frame[]): void {
    const names = targetNames(this.stage.book.entities, frames);
    for (const { dots } of frames) this.tracks.add(dots, names);
  }

  /** Whether the film has begun: what was before only brings requests along. */
  get isOn(): boolean {
    return this.next > this.reel.plan.lead.length;
  }

  place(ways: DotWays, shown: number, zoom: number): DotLists {
    const { speed } = this.reel.plan;
    return placeDots(this.tracks, this.parking, ways, {
      shown,
      speed,
      detail: detailForZoom(zoom),
    });
  }
}

/** Looks through a reel, a frame a turn. */
export function* surveyOf(
  reel: Reel,
  settings: StageSettings,
  look: Pick<FilmLook, 'scope'>,
): Generator<void, FilmSurvey> {
  const projector = new Projector(reel, settings);
  const found: { bounds: Rect | null; most: number; room: number } = {
    bounds: null,
    most: 0,
    room: 0,
  };
  const explains: Explained = explainedIn({ edges: [], nodes: [] });
  let deployments = 0;
  while (projector.advance()) {
    yield;
    const staged = projector.stage.draw();
    const ways = projector.stage.ways(staged);
    projector.place(ways, projector.stage.book.now, 1);
    if (!projector.isOn) continue;
    const { model } = staged;
    if (model.nodes.length > 0 || (look.scope === 'view' && model.view)) {
      found.bounds = union(found.bounds, contentRect(model, look));
    }
    for (const [name, isSo] of Object.entries(explainedIn(model))) {
      if (isSo) explains[name as keyof Explained] = true;
    }
    deployments = Math.max(deployments, model.deployments.length);
    found.most = Math.max(found.most, [...projector.tracks.all()].length);
    found.room = Math.max(found.room, mostDots(ways));
  }
  const bounds = found.bounds ?? { x: 0, y: 0, width: 640, height: 360 };
  return { bounds, explains, deployments, oneIn: thinned(found.most, found.room) };
}

/** One in 1, 2, 4 … so that not more are to be seen than there is room for. */
function thinned(most: number, room: number): number {
  let oneIn = 1;
  while (room > 0 && most / oneIn > room) oneIn *= 2;
  return oneIn;
}

/** The picture of the first moment that a reel shows, with the requests that are under way then. */
export function momentModel(reel: Reel, settings: StageSettings): DiagramModel {
  const projector = new Projector(reel, settings);
  const { stage, tracks } = projector;
  const moment = reel.plan.times[0]!;
  while (!projector.isOn && projector.advance()) {
    projector.place(stage.ways(stage.draw()), stage.book.now, 1);
  }
  const staged = stage.draw();
  const ways = stage.ways(staged);
  tracks.thin(thinned([...tracks.all()].length, mostDots(ways)));
  const dots = dotsOf(projector.place(ways, moment, 1));
  return { ...staged.model, dots, dotSampling: stage.book.dotSampling * tracks.oneIn };
}

/** A film of a reel: how it is framed, and its pictures. */
export class Film {
  readonly frame: FilmFrame;

  constructor(
    readonly reel: Reel,
    private readonly settings: StageSettings,
    readonly look: FilmLook,
    private readonly survey: FilmSurvey,
    private readonly teller?: Teller,
  ) {
    this.frame = frameOf(survey, settings.title, look);
  }

  /** All its pictures in order; `onDrop` hears of every request that is over, and of no other. */
  *pictures(onDrop?: (track: Track) => void): Generator<FilmPicture> {
    const { plan } = this.reel;
    const projector = new Projector(this.reel, this.settings, onDrop);
    projector.tracks.oneIn = this.survey.oneIn;
    let index = 0;
    let scenes = 0;
    while (index < plan.times.length && projector.advance()) {
      const staged = projector.stage.draw({ dots: [], dotSampling: this.sampling(projector) });
      const ways = projector.stage.ways(staged);
      if (!projector.isOn) {
        projector.place(ways, projector.stage.book.now, this.frame.zoom);
        continue;
      }
      const model = this.framed(staged, projector, (index * 1000) / plan.fps);
      const tracks = () => projector.tracks.all();
      const scene = { index: scenes++, model, ways, tracks };
      for (let i = 0; i < plan.stride && index < plan.times.length; i++) {
        const dots = projector.place(ways, plan.times[index]!, this.frame.zoom);
        yield { index: index++, scene, dots };
      }
    }
    for (const track of projector.tracks.all()) onDrop?.(track);
  }

  private sampling({ stage }: Projector): number {
    return stage.book.dotSampling * this.survey.oneIn;
  }

  /** The picture as all others are framed: the same window, the same room for words. */
  private framed({ model }: StagedDiagram, { stage }: Projector, ms: number): DiagramModel {
    const { explains, deployments } = this.survey;
    const lines = Array.from({ length: deployments }, (_, i) => model.deployments[i] ?? '');
    const caption = this.teller?.(stage.book, ms);
    return {
      ...model,
      view: this.frame.window,
      deployments: lines,
      explains,
      ...(caption === undefined ? {} : { caption }),
    };
  }
}

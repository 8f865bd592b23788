import { nextPlaces } from '../../drawing/auto-layout';
import { type StagedDiagram, stagedDiagram } from '../../drawing/diagram-from-views';
import type { DiagramDot, Rect } from '../../drawing/diagram-model';
import type { DotWays } from '../../drawing/dot-ways';
import { sampleRoute } from '../../drawing/edge-path';
import type { SceneEdge } from '../../drawing/scene-edge';
import { nextTaskSlots, type TaskSlots } from '../../drawing/task-slots';
import { waysOf } from '../../drawing/ways-of-scene';
import type { Annotation, NodeLayout } from '../../model/sandbox-document';
import type { DomainEvent, EntityView, Frame } from '../../model/view';
import type { SimMicros } from '../../model/sim-time';
import { RunBook } from './run-book';

/** An instant of a run, for whoever puts it into words. */
export interface TellableInstant {
  now: SimMicros;
  entities: ReadonlyMap<string, EntityView>;
  events: readonly DomainEvent[];
}

/** What pictures of a run need beside it: how it is drawn. */
export interface StageSettings {
  title: string;
  seed: number;
  layout: Readonly<Record<string, NodeLayout>>;
  opened?: ReadonlySet<string> | undefined;
  annotations?: readonly Annotation[] | undefined;
  /** Tasks stand in a column for each zone. */
  zoneColumns?: boolean;
  /** Ids of what alone is shown; all where there are none. */
  only?: readonly string[] | undefined;
  /** What the screen shows, for pictures of that. */
  view: Rect | null;
}

type Drawn = { dots: DiagramDot[]; dotSampling: number };
const NO_DOTS: Drawn = { dots: [], dotSampling: 1 };

/**
 * A run on its way past, frame by frame, as it is drawn: who stands somewhere keeps that place from
 * one frame to the next, as on the canvas.
 */
export class FilmStage {
  readonly book = new RunBook();
  private slots: TaskSlots = {};
  private places: Parameters<typeof nextPlaces>[0] = {};
  private readonly tables = new Map<string, { route: SceneEdge['route']; samples: Float64Array }>();

  constructor(readonly settings: StageSettings) {}

  take(frame: Frame): void {
    this.book.take(frame);
    const { entities, now } = this.book;
    const { layout, opened, zoneColumns } = this.settings;
    this.slots = nextTaskSlots(this.slots, entities.values(), now, zoneColumns);
    this.places = nextPlaces(this.places, { entities, layout, slots: this.slots, opened });
  }

  /** The picture of this frame's moment; the dots are those of the caller. */
  draw({ dots, dotSampling }: Drawn = NO_DOTS): StagedDiagram {
    const { slots, places } = this;
    const { entities, now, requests } = this.book;
    return stagedDiagram({
      ...this.settings,
      entities,
      slots,
      places,
      now,
      requests,
      dots,
      dotSampling,
    });
  }

  /** The ways of requests in what was drawn. */
  ways({ scene, edges }: StagedDiagram): DotWays {
    return waysOf({ nodes: scene, edges }, this.book.entities, (edge) => this.sampled(edge));
  }

  /** A route that has not changed keeps its table, also from one picture to the next. */
  private sampled({ id, route }: SceneEdge): Float64Array {
    const old = this.tables.get(id);
    if (old && JSON.stringify(old.route) === JSON.stringify(route)) return old.samples;
    const samples = sampleRoute(route);
    this.tables.set(id, { route, samples });
    return samples;
  }
}

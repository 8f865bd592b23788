import { animatedSvg } from '../../formats/picture/animated-svg';
import { Film, type Reel, surveyOf, type Teller } from '../../formats/picture/film';
import type { FilmLook } from '../../formats/picture/film-frame';
import { type FilmPlan, gifDelays } from '../../formats/picture/film-plan';
import type { StageSettings } from '../../formats/picture/film-stage';
import { fontsFor } from '../files/picture-fonts';
import { breathe } from './breathe';
import { FramePainter } from './frame-painter';
import type { ReelRun, Watch } from './reel-run';

export type FilmFormat = 'gif' | 'webm' | 'svg';

/** What is filmed, and as what. */
export interface Order {
  format: FilmFormat;
  plan: FilmPlan;
  look: FilmLook;
  settings: StageSettings;
  /** Without it nothing is said of what happens. */
  teller?: Teller | undefined;
}

const TYPES: Record<FilmFormat, string> = {
  gif: 'image/gif',
  webm: 'video/webm',
  svg: 'image/svg+xml;charset=utf-8',
};

/** Of the whole time, what running the simulator takes, and looking through what it said. */
const RUN = 0.3;
const SURVEY = 0.1;

/**
 * Films a stretch of a run. Everything in it is of simulated time: how long it takes to make, and
 * what else this machine does meanwhile, changes nothing. The page goes on in between.
 */
export async function recordFilm(run: ReelRun, order: Order, watch: Watch = {}): Promise<Blob> {
  const { plan } = order;
  const { onProgress, signal } = watch;
  const reel = await run.reel(plan, {
    signal,
    onProgress: (share) => onProgress?.(share * RUN),
  });
  const film = await surveyed(reel, order, watch);
  const tell = async (picture: number): Promise<void> => {
    signal?.throwIfAborted();
    onProgress?.(RUN + SURVEY + (1 - RUN - SURVEY) * ((picture + 1) / plan.times.length));
    await breathe();
  };
  const type = TYPES[order.format];
  if (order.format === 'svg') return new Blob([await animatedSvg(film, fontsFor, tell)], { type });
  const painter = new FramePainter(film);
  const bytes = await (order.format === 'gif'
    ? asGif(film, painter, tell)
    : asWebm(film, painter, tell));
  return new Blob([bytes], { type });
}

/** Looks through the reel in turns. */
async function surveyed(reel: Reel, order: Order, { onProgress, signal }: Watch): Promise<Film> {
  const { settings, look, teller } = order;
  const survey = surveyOf(reel, settings, look);
  let step = survey.next();
  for (let i = 0; !step.done; i++) {
    signal?.throwIfAborted();
    onProgress?.(RUN + SURVEY * (i / reel.frames.length));
    await breathe();
    step = survey.next();
  }
  return new Film(reel, settings, look, step.value, teller);
}

type Tell = (picture: number) => Promise<void>;

async function asGif(film: Film, painter: FramePainter, tell: Tell) {
  const [{ GifFilm }, { gifPalette }] = await Promise.all([
    import('./gif-film'),
    import('./gif-palette'),
  ]);
  const { width, height, theme } = film.look;
  const gif = new GifFilm(width, height, gifPalette(theme));
  const delays = gifDelays(film.reel.plan);
  for (const picture of film.pictures()) {
    await painter.paint(picture);
    gif.add(painter.pixels, delays[picture.index]!);
    await tell(picture.index);
  }
  return gif.finish();
}

async function asWebm(film: Film, painter: FramePainter, tell: Tell): Promise<ArrayBuffer> {
  const { WebmFilm } = await import('./webm-film');
  const webm = await WebmFilm.begin(painter.canvas, film.reel.plan.fps);
  try {
    for (const picture of film.pictures()) {
      await painter.paint(picture);
      await webm.add();
      await tell(picture.index);
    }
    return await webm.finish();
  } catch (error) {
    await webm.giveUp();
    throw error;
  }
}

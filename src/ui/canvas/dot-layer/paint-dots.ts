import { roleColour, type RevisionRole, type Theme, TOKENS } from '../../../drawing/tokens';
import type { Rect } from '../../../drawing/diagram-model';
import type { DotLists } from '../../../drawing/place-dots';

/** The canvas's pan and zoom: canvas pixel (x, y) is at (x · zoom + left, y · zoom + top). */
export interface Camera {
  left: number;
  top: number;
  zoom: number;
}

/** Radius of a dot at 100 % zoom, and its bounds on the screen, px. */
const RADIUS = 4.25;
const PARKED_RADIUS = 3.3;
const SMALLEST = 2;
const LARGEST = 6;
/** From so many dots on, squares of whole pixels are drawn: they cost a quarter. */
const SQUARES_FROM = 1500;
const ROLES: readonly RevisionRole[] = ['neutral', 'source', 'target', 'third'];

/** Paints all dots, colour by colour. The context is scaled to CSS pixels already. */
export function paintDots(
  context: CanvasRenderingContext2D,
  lists: DotLists,
  camera: Camera,
  theme: Theme,
): void {
  const { flying, parked, test, failed } = lists;
  paintRoles(context, flying, camera, theme, onScreen(RADIUS, camera));
  paintRoles(context, parked, camera, theme, onScreen(PARKED_RADIUS, camera));
  paintDiamonds(context, test.flying, camera, theme, onScreen(RADIUS, camera));
  paintDiamonds(context, test.parked, camera, theme, onScreen(PARKED_RADIUS, camera));
  if (failed.length > 0) paintCrosses(context, failed, camera, onScreen(RADIUS, camera), theme);
}

/** Takes the dots away where a label stands, which then is read as if it lay above them. */
export function cutOut(
  context: CanvasRenderingContext2D,
  labels: readonly Rect[],
  { left, top, zoom }: Camera,
): void {
  if (labels.length === 0) return;
  context.save();
  context.globalCompositeOperation = 'destination-out';
  context.beginPath();
  for (const { x, y, width, height } of labels) {
    const radius = (height * zoom) / 2;
    context.roundRect(x * zoom + left, y * zoom + top, width * zoom, height * zoom, radius);
  }
  context.fill();
  context.restore();
}

const onScreen = (radius: number, { zoom }: Camera): number =>
  Math.min(LARGEST, Math.max(SMALLEST, radius * zoom));

function paintRoles(
  context: CanvasRenderingContext2D,
  lists: DotLists['flying'],
  camera: Camera,
  theme: Theme,
  radius: number,
): void {
  const count = ROLES.reduce((sum, role) => sum + lists[role].length / 2, 0);
  const paint = count > SQUARES_FROM ? paintSquares : paintDiscs;
  for (const role of ROLES) {
    if (lists[role].length === 0) continue;
    context.fillStyle = role === 'neutral' ? TOKENS[theme].text : roleColour(theme, role);
    paint(context, lists[role], camera, radius);
  }
}

/** One by one: a path of thousands takes a rasteriser without a graphics card far longer. */
function paintSquares(
  context: CanvasRenderingContext2D,
  points: number[],
  camera: Camera,
  radius: number,
): void {
  const side = Math.max(3, Math.round(radius * 1.7));
  forEachPoint(points, camera, (x, y) => {
    context.fillRect(Math.round(x - side / 2), Math.round(y - side / 2), side, side);
  });
}

function paintDiscs(
  context: CanvasRenderingContext2D,
  points: number[],
  camera: Camera,
  radius: number,
): void {
  context.beginPath();
  forEachPoint(points, camera, (x, y) => {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  });
  context.fill();
}

/** Hollow diamonds, on the background's colour so that no line runs through them. */
function paintDiamonds(
  context: CanvasRenderingContext2D,
  lists: DotLists['flying'],
  camera: Camera,
  theme: Theme,
  radius: number,
): void {
  const arm = radius * 1.35;
  for (const role of ROLES) {
    if (lists[role].length === 0) continue;
    context.beginPath();
    forEachPoint(lists[role], camera, (x, y) => {
      context.moveTo(x, y - arm);
      context.lineTo(x + arm, y);
      context.lineTo(x, y + arm);
      context.lineTo(x - arm, y);
      context.closePath();
    });
    context.fillStyle = TOKENS[theme].canvas;
    context.fill();
    context.strokeStyle = role === 'neutral' ? TOKENS[theme].text : roleColour(theme, role);
    context.lineWidth = Math.max(1.25, radius * 0.42);
    context.stroke();
  }
}

/** A red × on a line of the background's colour, so that it reads on any edge. */
function paintCrosses(
  context: CanvasRenderingContext2D,
  points: number[],
  camera: Camera,
  radius: number,
  theme: Theme,
): void {
  const arm = radius * 1.05;
  context.beginPath();
  forEachPoint(points, camera, (x, y) => {
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
  });
  context.lineCap = 'round';
  context.strokeStyle = TOKENS[theme].canvas;
  context.lineWidth = radius * 1.3;
  context.stroke();
  context.strokeStyle = TOKENS[theme].failing;
  context.lineWidth = radius * 0.65;
  context.stroke();
}

function forEachPoint(
  points: number[],
  { left, top, zoom }: Camera,
  each: (x: number, y: number) => void,
): void {
  for (let i = 0; i < points.length; i += 2) {
    each(points[i]! * zoom + left, points[i + 1]! * zoom + top);
  }
}

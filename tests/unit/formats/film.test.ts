import { beforeAll, describe, expect, test } from 'vitest';
import { TOKENS } from '../../../src/drawing/tokens';
import { animatedSvg, SVG_FPS } from '../../../src/formats/picture/animated-svg';
import { frameOf } from '../../../src/formats/picture/film-frame';
import {
  filmPlan,
  gifDelays,
  momentPlan,
  reelTimes,
  stretchProblem,
} from '../../../src/formats/picture/film-plan';
import { parseXml, type XmlElement } from '../../../src/formats/picture/xml-tree';
import { openSource } from '../../../src/headless/open-source';
import { filmOf } from '../../../src/headless/reel';
import { seconds, toSeconds } from '../../../src/model/sim-time';
import { gifPalette } from '../../../src/ui/record/gif-palette';

const stretch = (from: number, to: number, speed = 1, fps = 20) => ({
  from: seconds(from),
  to: seconds(to),
  speed,
  fps,
});

describe('the moments of a film', () => {
  test('begin at the beginning and are evenly apart, whatever the speed', () => {
    expect(filmPlan(stretch(60, 62)).times.map(toSeconds).slice(0, 3)).toEqual([60, 60.05, 60.1]);
    const fast = filmPlan(stretch(60, 80, 10));
    expect(fast).toMatchObject({ duration: 2 });
    expect(fast.times).toHaveLength(40);
    expect(toSeconds(fast.times[1]!)).toBe(60.5);
  });

  test('the run is asked ten times a second at most, and some time before', () => {
    const plan = filmPlan(stretch(60, 61, 1, 30));
    const asked = reelTimes(plan).map(toSeconds);
    expect(plan.stride).toBe(3);
    expect(asked[0]).toBe(40);
    expect(asked.filter((time) => time >= 60)).toHaveLength(11);
    expect(asked).toEqual(asked.toSorted((a, b) => a - b));
  });

  test('nothing is before the beginning, and a moment alone is one picture', () => {
    expect(reelTimes(filmPlan(stretch(0, 1)))[0]).toBe(0);
    expect(momentPlan(seconds(5), true).times).toEqual([seconds(5)]);
    expect(momentPlan(seconds(5), false).lead).toEqual([]);
  });

  test('a GIF counts in hundredths, and comes to the whole all the same', () => {
    const delays = gifDelays(filmPlan(stretch(0, 3, 1, 30)));
    expect(new Set(delays)).toEqual(new Set([3, 4]));
    expect(delays.reduce((sum, one) => sum + one, 0)).toBe(300);
  });

  test('what is too long is said in words', () => {
    expect(stretchProblem(stretch(0, 10))).toBeNull();
    expect(stretchProblem(stretch(10, 10))).toMatch(/end must be after/);
    expect(stretchProblem(stretch(0, 3600))).toMatch(/more than the 120 s of the longest film/);
    expect(stretchProblem(stretch(0, 100, 1, 30))).toMatch(/3000 pictures are more than/);
    expect(stretchProblem(stretch(Number.NaN, 10))).toMatch(/in numbers/);
  });
});

test('the colours of a GIF are the tokens themselves and what lies between', () => {
  for (const theme of ['dark', 'light'] as const) {
    const palette = gifPalette(theme).map((colour) =>
      colour.map((part) => part.toString(16).padStart(2, '0')).join(''),
    );
    expect(palette.length).toBeLessThanOrEqual(255);
    for (const hex of Object.values(TOKENS[theme])) expect(palette).toContain(hex.slice(1));
  }
});

describe('the frame of a film', () => {
  const bounds = { x: -20, y: 10, width: 2400, height: 900 };
  const explains = explained();
  const look = {
    theme: 'dark',
    traffic: true,
    title: true,
    legend: true,
    captions: true,
    scope: 'all',
    width: 1280,
    height: 720,
  } as const;

  test('has the size that is asked for, and all of the diagram in it', () => {
    for (const size of [look, { ...look, width: 800, height: 800 }]) {
      const { rect, window, zoom } = frameOf(
        { bounds, explains, deployments: 3, oneIn: 1 },
        '',
        size,
      );
      expect(rect.width * zoom).toBeCloseTo(size.width, 3);
      expect(rect.height * zoom).toBeCloseTo(size.height, 3);
      expect(window.width).toBeGreaterThanOrEqual(bounds.width - 1e-6);
      expect(window.height).toBeGreaterThanOrEqual(bounds.height - 1e-6);
    }
  });

  test('a small diagram is not blown up', () => {
    const small = { x: 0, y: 0, width: 200, height: 100 };
    expect(frameOf({ bounds: small, explains, deployments: 0, oneIn: 1 }, '', look).zoom).toBe(2);
  });
});

function explained() {
  return {
    isDeploying: true,
    hasTests: false,
    hasMounts: false,
    hasCalls: false,
    hasContainers: false,
  };
}

/** Every element below one, itself too. */
function all(element: XmlElement): XmlElement[] {
  const own = element.children.filter((child) => typeof child !== 'string');
  return [element, ...own.flatMap(all)];
}

async function rollingFilm() {
  const source = await openSource('rolling-good');
  const plan = filmPlan(stretch(148, 151, 1, SVG_FPS));
  const look = {
    theme: 'dark',
    traffic: true,
    title: true,
    legend: true,
    captions: false,
    scope: 'all',
    width: 1280,
    height: 720,
  } as const;
  return filmOf(source.document(), plan, look);
}

describe('a film as one SVG', () => {
  let text = '';
  let elements: XmlElement[] = [];
  beforeAll(async () => {
    text = await animatedSvg(await rollingFilm(), () => []);
    elements = all(parseXml(text));
  });

  test('is well-formed, moves by itself, and holds no script', () => {
    const tags = new Set(elements.map(({ tag }) => tag));
    for (const tag of ['animate', 'animateMotion', 'mpath', 'tspan']) {
      expect(tags.has(tag), tag).toBe(true);
    }
    expect(tags.has('script')).toBe(false);
    expect(text).not.toMatch(/data-key|\son\w+=|NaN|Infinity|undefined/);
    const ids = new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? []));
    for (const { attributes } of elements.filter(({ tag }) => tag === 'mpath')) {
      expect(ids).toContain(attributes.get('xlink:href')?.slice(1));
    }
  });

  test('every timetable goes from 0 to at most 1 and has a value for each time', () => {
    const animated = elements.filter(({ attributes }) => attributes.has('keyTimes'));
    expect(animated.length).toBeGreaterThan(50);
    for (const { tag, attributes } of animated) {
      const times = attributes.get('keyTimes')!.split(';').map(Number);
      const values = (attributes.get('values') ?? attributes.get('keyPoints'))!.split(';');
      expect(times[0], tag).toBe(0);
      expect(values).toHaveLength(times.length);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(1);
      if (tag === 'animateMotion') expect(times.at(-1)).toBe(1);
      expect(attributes.get('dur')).toBe('3s');
    }
  });

  test('says nothing twice that stays, and is the same for the same film', async () => {
    expect(text.match(/>A rolling update that goes well<\/text>/g)).toHaveLength(1);
    expect(text.match(/>web-alb<\/text>/g)).toHaveLength(1);
    expect(await animatedSvg(await rollingFilm(), () => [])).toBe(text);
  });
});

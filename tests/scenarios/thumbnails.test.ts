/**
 * The small picture of each template, drawn from what its script makes. All are kept in one file
 * that the page loads when templates are shown; after a change that is meant, write it anew with
 * UPDATE_GOLDEN=1.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../src/content/index';
import type { Scenario } from '../../src/content/define';
import { thumbnailOf, THUMBNAIL_SIZE } from '../../src/drawing/thumbnail-layers';
import { FilmStage } from '../../src/formats/picture/film-stage';
import { plus, seconds } from '../../src/model/sim-time';
import { played } from '../support/scenario-documents';

const FILE = 'src/content/thumbnails.json';

/** Simulated seconds after the script's end: what it shows is to be seen by then. */
const SEEN = 45;

async function drawn({ title, seed, script }: Scenario) {
  const { engine } = await played(script, seed);
  engine.advanceTo(plus(engine.now, seconds(SEEN)));
  const stage = new FilmStage({ title, seed, layout: {}, view: null });
  stage.take(engine.drainFrame(true));
  return thumbnailOf(stage.draw().model);
}

test('each template has its own, as its script makes it, small and within its box', async () => {
  const drawings: Record<string, Record<string, string>> = {};
  for (const scenario of SCENARIOS) drawings[scenario.id] = await drawn(scenario);
  const text = `${JSON.stringify(drawings, null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
  for (const [id, layers] of Object.entries(drawings)) {
    const paths = Object.values(layers).join('');
    expect(paths.length, id).toBeLessThan(8000);
    for (const [, x, y] of paths.matchAll(/M(-?\d+) (-?\d+)/g)) {
      expect(Number(x), id).toBeGreaterThanOrEqual(0);
      expect(Number(y), id).toBeGreaterThanOrEqual(0);
      expect(Number(x), id).toBeLessThanOrEqual(THUMBNAIL_SIZE.width);
      expect(Number(y), id).toBeLessThanOrEqual(THUMBNAIL_SIZE.height);
    }
  }
});

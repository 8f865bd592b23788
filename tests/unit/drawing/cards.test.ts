import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { CardProps } from '../../../src/drawing/card-props';
import { AlarmCard } from '../../../src/drawing/alarm-card';
import { ClientCard } from '../../../src/drawing/client-card';
import { ClusterFrame } from '../../../src/drawing/cluster-frame';
import type { DiagramNode } from '../../../src/drawing/diagram-model';
import { FaultCard } from '../../../src/drawing/fault-card';
import { InstanceFrame } from '../../../src/drawing/instance-frame';
import { LoadBalancerCard } from '../../../src/drawing/load-balancer-card';
import { ProviderFrame } from '../../../src/drawing/provider-frame';
import { ServiceFrame } from '../../../src/drawing/service-frame';
import { FileSystemCard, VolumeCard } from '../../../src/drawing/storage-card';
import { SummaryCard } from '../../../src/drawing/summary-card';
import { TargetGroupCard } from '../../../src/drawing/target-group-card';
import { TaskCard } from '../../../src/drawing/task-card';
import { textWidth, type Weight } from '../../../src/drawing/text-fit';
import { type Detail, detailForZoom, TOKENS } from '../../../src/drawing/tokens';
import { serviceFacts } from '../../../src/drawing/service-facts';
import { capacityViews, storageViews } from '../../support/capacity-views';
import { canaryViews, sampleDiagram } from '../../support/sample-diagram';
import { sampleService } from '../../support/sample-views';

function draw(node: DiagramNode, detail: Detail, selected = false): string {
  const { width, height } = node;
  const shared = { theme: 'dark' as const, detail, width, height, selected };
  const of = <F>(component: FunctionComponent<CardProps<F>>, facts: F) =>
    renderToStaticMarkup(createElement(component, { ...shared, facts }));
  switch (node.kind) {
    case 'cluster':
      return of(ClusterFrame, node.facts);
    case 'service':
      return of(ServiceFrame, node.facts);
    case 'summary':
      return of(SummaryCard, node.facts);
    case 'task':
      return of(TaskCard, node.facts);
    case 'loadBalancer':
      return of(LoadBalancerCard, node.facts);
    case 'targetGroup':
      return of(TargetGroupCard, node.facts);
    case 'client':
      return of(ClientCard, node.facts);
    case 'fault':
      return of(FaultCard, node.facts);
    case 'alarm':
      return of(AlarmCard, node.facts);
    case 'containerInstance':
      return of(InstanceFrame, node.facts);
    case 'capacityProvider':
      return of(ProviderFrame, node.facts);
    case 'fileSystem':
      return of(FileSystemCard, node.facts);
    case 'ebsVolume':
      return of(VolumeCard, node.facts);
  }
}

interface Line {
  text: string;
  size: number;
  /** In the card's coordinates. */
  left: number;
  right: number;
  baseline: number;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function lineOf(attributes: string, raw: string, dx: number, dy: number): Line {
  const at = (name: string): string =>
    new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const text = unescaped(raw);
  const size = Number(at('font-size'));
  const weight = Number(at('font-weight')) as Weight;
  const width = textWidth(text, { size, weight, mono: at('font-family').includes('Mono') });
  const share = { start: 0, middle: 0.5, end: 1 }[at('text-anchor')] ?? 0;
  const left = dx + Number(at('x')) - width * share;
  return { text, size, left, right: left + width, baseline: dy + Number(at('y')) };
}

const TAGS =
  /<g(?: transform="translate\(([-\d.]+) ([-\d.]+)\)[^"]*")?[^>]*>|<\/g>|<text ([^>]*)>([^<]*)/g;

/** The lines of text in a drawing and how far they reach. */
function linesOf(markup: string): Line[] {
  const moved: [x: number, y: number][] = [[0, 0]];
  const lines: Line[] = [];
  for (const [tag, x, y, attributes, text] of markup.matchAll(TAGS)) {
    const [dx, dy] = moved.at(-1)!;
    if (tag === '</g>') moved.pop();
    else if (attributes === undefined) moved.push([dx + Number(x ?? 0), dy + Number(y ?? 0)]);
    else if (text) lines.push(lineOf(attributes, text, dx, dy));
  }
  return lines;
}

/** Pairs of lines that run into each other. */
function collisions(lines: readonly Line[]): string[] {
  const meet = (a: Line, b: Line): boolean =>
    a.left < b.right &&
    b.left < a.right &&
    a.baseline - 0.75 * a.size < b.baseline + 0.2 * b.size &&
    b.baseline - 0.75 * b.size < a.baseline + 0.2 * a.size;
  return lines.flatMap((a, i) =>
    lines
      .slice(i + 1)
      .filter((b) => meet(a, b))
      .map((b) => `${a.text} | ${b.text}`),
  );
}

const words = (node: DiagramNode, detail: Detail = 'card'): string[] =>
  linesOf(draw(node, detail)).map((line) => line.text);

const nodes = sampleDiagram().nodes;
const longNames = sampleDiagram(canaryViews('orders-api-production-with-a-very-long-name')).nodes;
/** Instances, storage and opened cards, with names of every length. */
const infrastructure = [
  capacityViews(),
  storageViews(),
  capacityViews('orders-api-production'),
  storageViews('orders-api-production'),
].flatMap(({ views, opened }) => sampleDiagram(views, { opened: new Set(opened) }).nodes);
/** Collapsed: the cluster, or the services in it. */
const summaries = ['web', 'orders-api-production-with-a-very-long-name'].flatMap((name) =>
  (['cluster', 'service'] as const).flatMap((kind) => {
    const views = canaryViews(name);
    const collapsed = views.filter((view) => view.kind === kind);
    const layout = Object.fromEntries(
      collapsed.map(({ id }) => [id, { x: 12, y: 54, collapsed: true }]),
    );
    return sampleDiagram(views, { layout }).nodes.filter((node) => node.kind === 'summary');
  }),
);
const DETAILS: Detail[] = ['card', 'compact', 'dot', 'heat', 'bare'];

describe.each(DETAILS)('every card as %s', (detail) => {
  /** The smallest zoom at which this form is shown. */
  const farthest = [0.1, 0.15, 0.25, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.71, 0.72, 1].find(
    (zoom) => detailForZoom(zoom) === detail,
  )!;

  test.each(
    [...nodes, ...longNames, ...infrastructure, ...summaries].map(
      (node) => [node.kind, node] as const,
    ),
  )('%s: no word is cut off, runs into another or is too small to read', (_, node) => {
    const lines = linesOf(draw(node, detail));
    expect(collisions(lines)).toEqual([]);
    for (const line of lines) {
      expect(line.baseline, line.text).toBeLessThanOrEqual(node.height - 4);
      expect(line.left, line.text).toBeGreaterThanOrEqual(0);
      expect(line.right, line.text).toBeLessThanOrEqual(node.width);
      expect(line.size * farthest, line.text).toBeGreaterThanOrEqual(11);
    }
  });
});

describe('what a card says', () => {
  const tasks = nodes.filter((node) => node.kind === 'task');
  const named = (kind: DiagramNode['kind']) => nodes.find((node) => node.kind === kind)!;

  test.each(['card', 'compact'] as const)('three figures stay inside the ring (%s)', (detail) => {
    const healthy = tasks[0]!;
    const facts = { ...healthy.facts, ring: 'healthy', outstanding: 888 } as const;
    const markup = draw({ ...healthy, facts } as DiagramNode, detail);
    const [, r, stroke] = /<circle[^>]* r="([\d.]+)"[^>]* stroke-width="([\d.]+)"/.exec(markup)!;
    const count = linesOf(markup).find(({ text }) => text === '888')!;
    const inside = Number(r) - Number(stroke) / 2;
    // Figures are some 0.73 of the type size high, half of it above the middle.
    const chord = 2 * Math.sqrt(inside ** 2 - (0.365 * count.size) ** 2);
    expect(count.right - count.left).toBeLessThanOrEqual(chord);
  });

  test('a group in whose places nobody stands says so', () => {
    const stuck = sampleService('web', [{ id: 'd2', revision: 'web:2', running: 0, desired: 3 }]);
    const said = words({
      ...named('service'),
      facts: serviceFacts(stuck, { slots: {} }),
    } as DiagramNode);
    expect(said).toContain('no tasks');
    const task = { [`${stuck.id} d2`]: { one: 0 } };
    const facts = serviceFacts(stuck, { slots: task });
    expect(words({ ...named('service'), facts } as DiagramNode)).not.toContain('no tasks');
  });

  test.each([
    [82.1, 17.9, '82 % ok', '× 17.9 %'],
    [99.7, 0.3, '99.7 % ok', '× 0.3 %'],
    [100, 0, '100 % ok'],
  ])('a client with %f % ok and %f % failed', (okPercent, failedPercent, ...said) => {
    const client = named('client');
    const facts = { ...client.facts, okPercent, failedPercent };
    expect(words({ ...client, facts } as DiagramNode).slice(-said.length)).toEqual(said);
    const [ok, failed] = linesOf(draw({ ...client, facts } as DiagramNode, 'card')).slice(-2);
    if (said.length > 1) expect(failed!.left - ok!.right).toBeGreaterThanOrEqual(8);
  });

  test('a client that nobody has answered yet has no percentage', () => {
    const client = named('client');
    const facts = { ...client.facts, okPercent: 0, failedPercent: 0, isUnanswered: true };
    expect(words({ ...client, facts } as DiagramNode).at(-1)).toBe('no answers yet');
  });

  test('a task: short id, zone, status, health in words, outstanding requests', () => {
    const draining = tasks.find((node) => node.facts.status === 'DEACTIVATING')!;
    expect(words(draining)).toEqual([
      draining.facts.shortId,
      '1b',
      '47',
      'DEACTIVATING',
      'draining 18 s',
    ]);
  });

  test('long statuses and large counts fit whole', () => {
    const said = tasks.flatMap((node) => words(node));
    expect(said).toContain('DEPROVISIONING');
    expect(said).toContain('188');
    expect(said.filter((word) => word.endsWith('…'))).toEqual([]);
  });

  test.each([
    [[3], 3, 0, '3/3 running · 100/200 %'],
    [[3, 3], 3, 0, '3 + 3 running · desired 3'],
    [[0, 3], 3, 0, '3/3 running · 100/200 %'],
    [[4], 4, 2, '4/4 running · 2 unhealthy'],
    [[3, 3], 3, 1, '3 + 3 running · desired 3 · 1 unhealthy'],
  ])('a service with %j running, %i wanted, %i ill: %s', (each, desired, unhealthy, said) => {
    const service = sampleService(
      'web',
      each.map((running, i) => ({ id: `d${i}`, revision: `web:${i}`, running, desired })),
      { unhealthy, desired, steady: true },
    );
    const facts = { ...serviceFacts(service, { slots: {} }), state: 'settling' };
    const node = { ...named('service'), facts } as DiagramNode;
    const [, ...rest] = words({ ...node, width: 484 });
    expect(rest.join('')).toContain(said);
    const afar = words({ ...node, width: 484 }, 'compact');
    expect(afar.includes(`${unhealthy} unhealthy`)).toBe(unhealthy > 0);
  });

  test('tasks that are all well are not red for a failed deployment: that is said beside them', () => {
    const view = sampleService(
      'web',
      [
        { id: 'd2', revision: 'web:2', running: 0, desired: 0, state: 'FAILED' },
        { id: 'd1', revision: 'web:1', running: 3, desired: 3 },
      ],
      { desired: 3 },
    );
    const facts = serviceFacts(view, { slots: {} });
    const drawn = (width: number, detail: 'compact' | 'dot' = 'dot') => {
      const shared = { theme: 'dark' as const, detail, width, height: 300, selected: false };
      return renderToStaticMarkup(createElement(ServiceFrame, { ...shared, facts }));
    };
    const inkOf = (markup: string, words: string) =>
      new RegExp(`fill="([^"]+)"[^>]*>${words}<`).exec(markup)?.[1];
    expect(inkOf(drawn(600), '3/3')).toBe(TOKENS.dark.secondary);
    expect(inkOf(drawn(600), 'deployment failed')).toBe(TOKENS.dark.failing);
    expect(inkOf(drawn(150, 'compact'), '!')).toBe(TOKENS.dark.failing);
  });

  test('a service: name, counts, state; revisions with their roles and counts', () => {
    const said = words(named('service'));
    for (const word of ['api', 'deploying', 'api:41', 'source revision', '2 of 3 running']) {
      expect(said).toContain(word);
    }
    expect(said).toContain('target revision');
  });

  test('cluster, load balancer, target group, client and fault', () => {
    expect(words(named('cluster'))).toEqual(['api', 'FARGATE', '1 service · 4 running']);
    expect(words(named('loadBalancer'))).toEqual(['api', 'load balancer', 'HTTP :80', 'forward']);
    expect(words(named('targetGroup'))).toContain('least outstanding');
    expect(words(named('client'))).toEqual(['api', 'Poisson 120/s', '99.7 % ok', '× 0.3 %']);
    expect(words(named('fault'))).toEqual(['slow-task', '2 tasks · ×4', '12 s left']);
  });

  test('an alarm: its metric, when it goes off, and its state by word and shape', () => {
    const alarm = named('alarm');
    expect(words(alarm)).toEqual([
      'api-5xx-high',
      'HTTPCode_Target_5XX_Count',
      'Sum > 5 · 2 of 3 × 60 s',
      'In alarm',
    ]);
    const inState = (state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA') =>
      draw({ ...alarm, facts: { ...alarm.facts, state } } as DiagramNode, 'dot');
    expect(inState('OK')).toContain('M4.8 8.2');
    expect(inState('INSUFFICIENT_DATA')).toMatch(/<circle[^>]*stroke-dasharray/);
    expect(inState('ALARM')).not.toContain('<circle');
  });

  test('an alarm’s figures: a line, and a dot with its value where there is but one', () => {
    const alarm = named('alarm');
    const withFigures = (recent: (number | null)[]) =>
      ({ ...alarm, facts: { ...alarm.facts, recent, threshold: 10 } }) as DiagramNode;
    const one = withFigures([null, null, null, 35]);
    expect(draw(one, 'card')).toContain('r="3"');
    expect(words(one)).toContain('35');
    const apart = withFigures([35, null, 12]);
    expect(draw(apart, 'card').match(/r="3"/g)).toHaveLength(2);
    expect(words(apart)).not.toContain('35');
    expect(draw(withFigures([35, 12]), 'card')).not.toContain('r="3"');
  });

  test('state is a shape besides a colour: a × for failing, dashes for starting', () => {
    const ring = (status: string, shape: string) =>
      draw(
        tasks.find((node) => node.facts.status === status && node.facts.ring === shape)!,
        'card',
      );
    const [failing, starting] = [ring('RUNNING', 'failing'), ring('ACTIVATING', 'starting')];
    expect(failing.match(/<circle/g)).toBeNull();
    expect(failing).toContain('m0 -');
    expect(starting).toContain('stroke-dasharray="6 4"');
    expect(ring('RUNNING', 'healthy')).not.toContain('stroke-dasharray');
  });

  test('the selected card has the neutral outline, others have not', () => {
    const task = tasks[0]!;
    expect(draw(task, 'card', true)).toContain(TOKENS.dark.accent);
    expect(draw(task, 'card')).not.toContain(TOKENS.dark.accent);
  });
});

import { decide } from './conditions';
import type { Evaluation, Site } from './evaluation';
import { ZONES } from './evaluation';
import { base64, blocksOf, subPieces } from './text-functions';
import { entryOf, plainOf, scalarAt, textsOf } from './template-node';
import type { Call, Settled, TemplateNode } from './template-node';

type Resolved = Settled | string | string[];
type Resolver = (engine: Evaluation, call: Call, path: string) => Resolved;

/**
 * What a call comes to; undefined for a function that is not known.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveCall(engine: Evaluation, call: Call, path: string): Resolved | undefined {
  return Object.hasOwn(FUNCTIONS, call.name)
    ? FUNCTIONS[call.name]?.(engine, call, path)
    : undefined;
}

const partsOf = ({ argument }: Call): readonly TemplateNode[] =>
  argument.kind === 'list' ? argument.items : [argument];

const siteOf = (call: Call, path: string): Site => ({ path, place: call });

/** A list that a function takes: written out, or what another function comes to. */
function itemsOf(engine: Evaluation, node: TemplateNode | undefined, path: string): Settled[] {
  if (!node) return [];
  const settled = engine.settle(node, path);
  if (settled.kind === 'list') return [...settled.items];
  return settled.kind === 'nothing' ? [] : [settled];
}

const ref: Resolver = (engine, call, path) => {
  const name = engine.text(call.argument, path);
  const found = engine.scope.ref(name, siteOf(call, path));
  return found ?? engine.fault(call, path, `no parameter and no resource is called “${name}”`);
};

const getAtt: Resolver = (engine, call, path) => {
  const parts = partsOf(call).map((one) => engine.text(one, path));
  const [resource = '', ...rest] = parts.join('.').split('.');
  const attribute = rest.join('.');
  const found = engine.scope.attribute(resource, attribute, siteOf(call, path));
  return found ?? engine.fault(call, path, `no resource is called “${resource}”`);
};

const sub: Resolver = (engine, call, path) => {
  const [text, own] = partsOf(call);
  if (!text) return engine.fault(call, path, 'needs a text');
  const missing: string[] = [];
  const whole = subPieces(engine.text(text, path)).map((piece) => {
    if ('text' in piece) return piece.text;
    const value = named(engine, piece.name, own, siteOf(call, path));
    if (!value) missing.push(piece.name);
    return value ? joined(value) : '';
  });
  if (missing.length > 0) {
    const message = `nothing is called ${missing.map((one) => `“${one}”`).join(', ')}`;
    engine.scope.findings.warn(path, call.line, `Fn::Sub: ${message}; left empty`);
  }
  return grown(engine, whole.join(''));
};

function named(
  engine: Evaluation,
  name: string,
  own: TemplateNode | undefined,
  site: Site,
): Settled | undefined {
  const given = entryOf(own, name);
  if (given) return engine.settle(given, site.path);
  const known = engine.scope.ref(name, site);
  if (known || !name.includes('.')) return known;
  const dot = name.indexOf('.');
  return engine.scope.attribute(name.slice(0, dot), name.slice(dot + 1), site);
}

/** A text that has been put together: what it took is counted. */
function grown(engine: Evaluation, text: string): string {
  engine.scope.spend(text.length);
  return text;
}

const joined = (value: Settled): string => textsOf(value).join(',');

const join: Resolver = (engine, call, path) => {
  const [by, items] = partsOf(call);
  if (!by || !items) return engine.fault(call, path, 'needs a delimiter and a list');
  return grown(engine, itemsOf(engine, items, path).map(joined).join(engine.text(by, path)));
};

const split: Resolver = (engine, call, path) => {
  const [by, text] = partsOf(call);
  if (!by || !text) return engine.fault(call, path, 'needs a delimiter and a text');
  return engine.text(text, path).split(engine.text(by, path));
};

const select: Resolver = (engine, call, path) => {
  const [at, items] = partsOf(call);
  const index = Number(at ? engine.text(at, path) : Number.NaN);
  const all = itemsOf(engine, items, path);
  const chosen = all[index];
  if (chosen) return chosen;
  return engine.fault(call, path, `there is no item ${index} among ${all.length}`);
};

const choose: Resolver = (engine, call, path) => {
  const [condition, then, otherwise] = partsOf(call);
  if (!condition || !then || !otherwise) return engine.fault(call, path, 'needs three parts');
  const name = engine.text(condition, path);
  const holds = engine.scope.condition(name, siteOf(call, path));
  if (holds === undefined) return engine.fault(call, path, `no condition is called “${name}”`);
  return engine.settle(holds ? then : otherwise, path);
};

const findInMap: Resolver = (engine, call, path) => {
  const [map, first, second, options] = partsOf(call);
  if (!map || !first || !second) return engine.fault(call, path, 'needs a map and two keys');
  const keys = [map, first, second].map((one) => engine.text(one, path));
  const [name = '', top = '', below = ''] = keys;
  const found = entryOf(entryOf(engine.scope.mapping(name), top), below);
  const value = found ?? entryOf(options, 'DefaultValue');
  if (value) return engine.settle(value, path);
  return engine.fault(call, path, `there is no ${top} / ${below} in the mapping “${name}”`);
};

const importValue: Resolver = (engine, call, path) =>
  engine.scope.imported(engine.text(call.argument, path), siteOf(call, path));

const zones: Resolver = (engine, call, path) => {
  const region = engine.text(call.argument, path);
  if (region !== '' && !ZONES.some((zone) => zone.slice(0, -1) === region)) {
    const message = `the sandbox has one region: its zones stand for those of ${region}`;
    engine.scope.findings.info(path, call.line, message);
  }
  return [...ZONES];
};

const cidr: Resolver = (engine, call, path) => {
  const [block, count, bits] = partsOf(call).map((one) => engine.text(one, path));
  const blocks = blocksOf(block ?? '', Number(count), Number(bits ?? 8));
  const given = `${count} blocks with ${bits ?? 8} bits for hosts`;
  return blocks ?? engine.fault(call, path, `${given} do not fit into “${block}”`);
};

const encode: Resolver = (engine, call, path) =>
  grown(engine, base64(engine.text(call.argument, path)));

const length: Resolver = (engine, call, path) =>
  scalarAt(call, itemsOf(engine, call.argument, path).length);

const toJson: Resolver = (engine, call, path) =>
  grown(engine, JSON.stringify(plainOf(engine.settle(call.argument, path))));

const truth: Resolver = (engine, call, path) => scalarAt(call, decide(engine, call, path));

const FUNCTIONS: Readonly<Record<string, Resolver>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::If': choose,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': importValue,
  'Fn::GetAZs': zones,
  'Fn::Cidr': cidr,
  'Fn::Base64': encode,
  'Fn::Length': length,
  'Fn::ToJsonString': toJson,
  'Fn::Equals': truth,
  'Fn::And': truth,
  'Fn::Or': truth,
  'Fn::Not': truth,
  Condition: truth,
};

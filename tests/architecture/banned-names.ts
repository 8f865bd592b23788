/**
 * Names that a room may not use, each with what to use there instead. `.oxlintrc.json` repeats
 * the globals among them, so that the editor says it first; this list knows members too.
 */
import { type Node, nodesOf, placeOf, type Source, walk } from './source-tree';

const CLOCK = 'time is the kernel’s: take `now` (SimMicros) from the clock or as an argument';
const CHANCE = 'draw from a named stream of engine/kernel/prng';
const TIMER = 'put an event into the kernel’s queue';
const SCREEN = 'this room has no screen; hand out a plain value and let ui/ or state/ act on it';
const LAST_BIT = 'browsers differ in the last bit: use engine/kernel/portable-math';
const LOCALE = 'depends on the reader’s language: compare with < or format by hand';
const ASYNC = 'the simulator answers at once: return a plain value';
const CHILD = 'a machine calls nobody: raise, cancel and emit only';
const HOOK = 'drawings are plain functions of values: no hooks';

const DOM = {
  document: SCREEN,
  window: SCREEN,
  navigator: SCREEN,
  localStorage: SCREEN,
  sessionStorage: SCREEN,
  requestAnimationFrame: SCREEN,
};

const DETERMINISTIC = {
  ...DOM,
  Date: CLOCK,
  performance: CLOCK,
  'Math.random': CHANCE,
  crypto: CHANCE,
  setTimeout: TIMER,
  setInterval: TIMER,
  setImmediate: TIMER,
  queueMicrotask: TIMER,
  Intl: LOCALE,
  ...Object.fromEntries(
    ['log', 'log2', 'log10', 'log1p', 'exp', 'expm1', 'pow', 'cbrt', 'hypot']
      .concat(['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh'])
      .map((name) => [`Math.${name}`, LAST_BIT]),
  ),
};

/** Members of any value: `x.localeCompare(y)`. */
const MEMBERS: Record<string, string> = { localeCompare: LOCALE, toLocaleString: LOCALE };

const RULES: { room: RegExp; except?: RegExp; names: Record<string, string> }[] = [
  {
    room: /^src\/(?:model|machines|engine|api)\//,
    except: /^src\/engine\/kernel\/portable-math\.ts$/,
    names: DETERMINISTIC,
  },
  {
    room: /^src\/machines\//,
    names: { invoke: CHILD, spawn: CHILD, spawnChild: CHILD, fromPromise: CHILD },
  },
  { room: /^src\/(?:cli|content|formats|headless|drawing)\//, names: DOM },
  {
    room: /^src\/drawing\//,
    names: Object.fromEntries(
      ['useState', 'useEffect', 'useRef', 'useMemo', 'useCallback', 'useContext', 'useStore'].map(
        (name) => [name, HOOK],
      ),
    ),
  },
  {
    room: /^src\/bridge\/worker\//,
    except: /^src\/bridge\/worker\/pacer\.ts$/,
    names: { Date: CLOCK, performance: 'pacer.ts alone reads the wall clock', ...DOM },
  },
];

const NO_ASYNC = /^src\/(?:model|machines|engine|api)\//;
const PORTABLE_MATH = /portable-math\.ts$/;

/** Names the file declares itself (variable, parameter, function, import): these are no globals. */
function declaredIn(source: Source): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown): void => {
    walk(pattern as Node, (node, parent) => {
      const isDefault = parent?.type === 'AssignmentPattern' && parent.right === node;
      if (node.type === 'Identifier' && !isDefault) names.add(String(node.name));
    });
  };
  walk(source.program, (node) => {
    if (Array.isArray(node.params)) for (const param of node.params) bind(param);
    if (node.type === 'VariableDeclarator') bind(node.id);
    if (node.type === 'FunctionDeclaration' && node.id) bind(node.id);
    if (/^Import.*Specifier$/.test(node.type)) bind(node.local);
  });
  return names;
}

/** The name used at a node: `Date`, or `Math.random` for a member of a global; keys are no use. */
function usedName(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === 'MemberExpression') {
    const { object, property } = node as unknown as { object: Node; property: Node };
    if (object.type === 'Identifier' && !node.computed) {
      return `${String(object.name)}.${String(property.name)}`;
    }
    return undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  if (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) {
    return undefined;
  }
  const isKey = parent !== undefined && parent.key === node && !parent.computed;
  return isKey && !parent.shorthand ? undefined : String(node.name);
}

function asyncIn(source: Source): string[] {
  const functions = nodesOf(
    source,
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
  ).filter((node) => node.async === true);
  return [...functions, ...nodesOf(source, 'AwaitExpression')].map(
    (node) => `${placeOf(source, node.start)} async: ${ASYNC}`,
  );
}

function powersIn(source: Source): string[] {
  return nodesOf(source, 'BinaryExpression')
    .filter((node) => node.operator === '**')
    .filter((node) => [node.left, node.right].some((side) => (side as Node).type !== 'Literal'))
    .map((node) => `${placeOf(source, node.start)} **: ${LAST_BIT}`);
}

function machineCallsIn(source: Source): string[] {
  return nodesOf(source, 'Property')
    .filter((node) => (node.key as Node).name === 'invoke')
    .map((node) => `${placeOf(source, node.start)} invoke: ${CHILD}`);
}

export function bannedNamesIn(source: Source): string[] {
  const rules = RULES.filter(
    ({ room, except }) => room.test(source.path) && !except?.test(source.path),
  );
  const names: Record<string, string> = Object.assign({}, ...rules.map((rule) => rule.names));
  const declared = declaredIn(source);
  const simulated = NO_ASYNC.test(source.path);
  const found: string[] = [];
  walk(source.program, (node, parent) => {
    const name = usedName(node, parent);
    if (name !== undefined && Object.hasOwn(names, name) && !declared.has(name)) {
      found.push(`${placeOf(source, node.start)} ${name}: ${names[name]}`);
    }
    const member = node.type === 'MemberExpression' ? String((node.property as Node).name) : '';
    if (simulated && Object.hasOwn(MEMBERS, member)) {
      found.push(`${placeOf(source, node.start)} ${member}: ${MEMBERS[member]}`);
    }
  });
  if (simulated) found.push(...asyncIn(source));
  if (simulated && !PORTABLE_MATH.test(source.path)) found.push(...powersIn(source));
  if (source.path.startsWith('src/machines/')) found.push(...machineCallsIn(source));
  return found;
}

/** What a file of the source takes from others. */
import { isNode, type Node, type Source, walk } from './source-tree';

export interface Import {
  source: Source;
  at: Node;
  specifier: string;
  /** Names of the values taken; `*` for a whole module. */
  values: string[];
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return '*';
  return String(value.name ?? value.value ?? '*');
}

function valuesOf(node: Node): string[] {
  if (node.importKind === 'type' || node.exportKind === 'type') return [];
  if (node.type === 'TSImportType') return [];
  if (!Array.isArray(node.specifiers)) return ['*'];
  const specifiers: Node[] = node.specifiers;
  return specifiers
    .filter((one) => one.importKind !== 'type' && one.exportKind !== 'type')
    .map((one) => nameOf(one.imported ?? (one.type === 'ExportSpecifier' ? one.local : undefined)));
}

const IMPORTING = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

/**
 * Every import and re-export of a file, those of types alone too. `new URL('./x', import.meta.url)`
 * is no import here: it names a file for another thread.
 */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source.program, (node) => {
    if (!IMPORTING.includes(node.type) || !isNode(node.source)) return;
    const specifier = String(node.source.value ?? '(computed)').replace(/\?.*$/, '');
    found.push({ source, at: node, specifier, values: valuesOf(node) });
  });
  return found;
}

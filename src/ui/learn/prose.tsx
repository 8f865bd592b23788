import { ActionIcon, Tooltip } from '@mantine/core';
import { SquareTerminal } from 'lucide-react';
import type { PhrasingContent, RootContent, Table } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import type { Prose as Text } from '../../lesson/lesson';
import { openTerminal } from '../../state/view-store';
import { CopyButton } from '../kit/copy-button';
import { useParts } from '../sandbox-context';
import styles from './prose.module.css';

/** A lesson's text. What a lesson may hold is decided where it is read (`lesson/markdown.ts`). */
export function Prose({ text }: { text: Text }) {
  return (
    <div className={styles.prose}>
      {text.map((node, i) => (
        <Fragment key={i}>{block(node)}</Fragment>
      ))}
    </div>
  );
}

function block(node: RootContent): ReactNode {
  switch (node.type) {
    case 'paragraph': {
      const command = loneCommand(node.children);
      return command ? <CodeBlock code={command} /> : <p>{phrases(node.children)}</p>;
    }
    case 'list': {
      const items = node.children.map(({ children }, i) => (
        <li key={i}>
          {children.map((child, at) => (
            <Fragment key={at}>
              {child.type === 'paragraph' && !node.spread && !loneCommand(child.children)
                ? phrases(child.children)
                : block(child)}
            </Fragment>
          ))}
        </li>
      ));
      return node.ordered ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return <CodeBlock code={node.value} />;
    case 'blockquote':
      return (
        <blockquote>
          {node.children.map((child, i) => (
            <Fragment key={i}>{block(child)}</Fragment>
          ))}
        </blockquote>
      );
    case 'table':
      return <TableOf table={node} />;
    case 'thematicBreak':
      return <hr />;
    default:
      return null;
  }
}

/** A command that stands alone, such as a hint, is one to give. */
function loneCommand([only, ...more]: readonly PhrasingContent[]): string | undefined {
  const isLone = only?.type === 'inlineCode' && more.length === 0 && only.value.startsWith('aws ');
  return isLone ? only.value : undefined;
}

/** Lines to copy; such as the terminal takes go there with a click. */
function CodeBlock({ code }: { code: string }) {
  const { view } = useParts();
  const isForTerminal = /^(?:[A-Za-z_]\w*=\$\()?aws /m.test(code);
  return (
    <pre className={styles.code}>
      <span className={styles.actions}>
        {isForTerminal && (
          <Tooltip label="Open in terminal">
            <ActionIcon
              size="sm"
              color="ink"
              onClick={() => openTerminal(view, code)}
              aria-label="Open in terminal"
            >
              <SquareTerminal size={14} />
            </ActionIcon>
          </Tooltip>
        )}
        <CopyButton text={code} label="Copy" />
      </span>
      <code>{code}</code>
    </pre>
  );
}

function TableOf({ table }: { table: Table }) {
  const [head, ...rows] = table.children;
  return (
    <div className={styles.table} tabIndex={0} role="group" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, i) => (
              <th key={i} scope="col">
                {phrases(cell.children)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.children.map((cell, at) => (
                <td key={at}>{phrases(cell.children)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const phrases = (nodes: readonly PhrasingContent[]): ReactNode =>
  nodes.map((node, i) => <Fragment key={i}>{phrase(node)}</Fragment>);

function phrase(node: PhrasingContent): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'strong':
      return <strong>{phrases(node.children)}</strong>;
    case 'emphasis':
      return <em>{phrases(node.children)}</em>;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          {phrases(node.children)}
        </a>
      );
    default:
      return null;
  }
}

import { memo, useCallback, useEffect, useMemo } from 'react';
import type { ImportedOperation, Link } from '../../formats/import-result';
import { isWithin, linkOfMember, linksByOperation, type MemberLinks } from './find-links';
import styles from './import.module.css';
import { type OperationLine, operationLines, operationTitle } from './operation-lines';
import { useLines } from './use-lines';

/** An operation, and where its lines begin among those of all. */
interface Written {
  operation: ImportedOperation;
  first: number;
  lines: readonly OperationLine[];
}

/**
 * What is out of sight is not laid out (`content-visibility`); that it is as high as it will be
 * keeps whoever is scrolled to in its place. As `import.module.css` has it, px.
 */
const LINE_PX = 18;
const TITLE_PX = 38;

function writtenOut(operations: readonly ImportedOperation[]): { all: Written[]; count: number } {
  let count = 0;
  const all = operations.map((operation) => {
    const lines = operationLines(operation.input);
    const first = count;
    count += lines.length;
    return { operation, first, lines };
  });
  return { all, count };
}

/** The operation that a line is of, by halving: there may be hundreds. */
function operationAt(all: readonly Written[], at: number): number {
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((all[middle]?.first ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const NONE: readonly Link[] = [];

function byTheirOperation(links: readonly Link[]): ReadonlyMap<number, readonly Link[]> {
  const found = new Map<number, Link[]>();
  for (const link of links) {
    const of = found.get(link.operation);
    if (of) of.push(link);
    else found.set(link.operation, [link]);
  }
  return found;
}

/** What the file becomes: each operation with its input. */
export const OperationsPane = memo(function OperationsPane(props: {
  operations: readonly ImportedOperation[];
  links: readonly Link[];
  lit: readonly Link[];
  /** What to bring into view; a new object each time it is asked for. */
  goTo: { links: readonly Link[] } | null;
  onLook: (links: readonly Link[]) => void;
  onPin: (links: readonly Link[]) => void;
}) {
  const { operations, links, lit, goTo, onLook, onPin } = props;
  const { all, count } = useMemo(() => writtenOut(operations), [operations]);
  const byOperation = useMemo(() => linksByOperation(links), [links]);
  const linkAt = useCallback(
    (at: number) => {
      const index = operationAt(all, at);
      const written = all[index];
      const member = written?.lines[at - written.first]?.member ?? '';
      const link = linkOfMember(byOperation.get(index), member);
      return link ? [link] : NONE;
    },
    [all, byOperation],
  );
  const litIn = useMemo(() => byTheirOperation(lit), [lit]);
  const look = useCallback((at: number) => onLook(linkAt(at)), [linkAt, onLook]);
  const pick = useCallback((at: number) => onPin(linkAt(at)), [linkAt, onPin]);
  const { pane, current, ...listeners } = useLines(count, look, pick);
  useEffect(() => {
    const [link] = goTo?.links ?? NONE;
    if (!link) return;
    const operation = pane.current?.querySelector(`[data-operation="${link.operation}"]`);
    const line = operation?.querySelector('[data-lit="true"]') ?? operation;
    line?.scrollIntoView({ block: 'center' });
  }, [goTo, pane]);
  return (
    <div
      ref={pane}
      className={styles.code}
      tabIndex={0}
      role="listbox"
      aria-label="What it becomes"
      aria-activedescendant={current === null ? undefined : `import-operation-${current}`}
      {...listeners}
    >
      {all.map((written, index) => {
        const { first, lines } = written;
        const isHere = current !== null && first <= current && current < first + lines.length;
        return (
          <Operation
            key={index}
            written={written}
            index={index}
            links={byOperation.get(index)}
            lit={litIn.get(index) ?? NONE}
            current={isHere ? current : null}
          />
        );
      })}
    </div>
  );
});

const Operation = memo(function Operation(props: {
  written: Written;
  index: number;
  links: MemberLinks | undefined;
  lit: readonly Link[];
  current: number | null;
}) {
  const { written, index, links, lit, current } = props;
  const { what, name } = operationTitle(written.operation);
  return (
    <div
      className={styles.operation}
      style={{ containIntrinsicHeight: TITLE_PX + written.lines.length * LINE_PX }}
      data-operation={index}
      role="group"
      aria-label={`${what} ${name}`}
    >
      <p className={styles.operationTitle} role="presentation">
        {what} <b>{name}</b>
      </p>
      {written.lines.map(({ text, member }, line) => {
        const at = written.first + line;
        return (
          <div
            key={at}
            id={`import-operation-${at}`}
            className={styles.line}
            role="option"
            aria-selected={at === current}
            data-at={at}
            data-linked={linkOfMember(links, member) !== null}
            data-lit={lit.some((one) => isWithin(member, one.member))}
            data-current={at === current}
          >
            <span className={styles.words}>{text}</span>
          </div>
        );
      })}
    </div>
  );
});

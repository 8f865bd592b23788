import { memo, useCallback, useEffect, useMemo } from 'react';
import type { ImportedOperation, Link } from '../../formats/import-result';
import { isWithin, linkOfMember, linksByOperation, type MemberLinks } from './find-links';
import styles from './import.module.css';
import { isStandIn, type OperationLine, operationLines, operationTitle } from './operation-lines';
import { useFollowed, useLines } from './use-lines';

/** An operation, and where its lines begin among those of all. */
interface Written {
  operation: ImportedOperation;
  /** Its place in the order in which they are given. */
  index: number;
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
  const given = operations.map((operation, index) => ({ operation, index }));
  // Given first, and read last: they are not what the file is about.
  const read = given.toSorted((a, b) => +isStandIn(a.operation) - +isStandIn(b.operation));
  const all = read.map(({ operation, index }) => {
    const lines = operationLines(operation.input);
    const first = count;
    count += lines.length;
    return { operation, index, first, lines };
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

const STAND_IN = 'how the sandbox’s stand-in for this image behaves; nothing in AWS';

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

/** The first line that is lit of the operation, or the operation. */
function lineOfLink(pane: HTMLElement, { operation: index }: Link): Element | null {
  const operation = pane.querySelector(`[data-operation="${index}"]`);
  return operation?.querySelector('[data-lit="true"]') ?? operation;
}

/** What the file becomes: each operation with its input. */
export const OperationsPane = memo(function OperationsPane(props: {
  operations: readonly ImportedOperation[];
  links: readonly Link[];
  lit: readonly Link[];
  /** What to bring into view; a new object each time it is asked for. */
  goTo: { links: readonly Link[] } | null;
  /** What the mouse is on in the other pane. */
  follow: Link | null;
  onLook: (links: readonly Link[]) => void;
  onPin: (links: readonly Link[]) => void;
}) {
  const { operations, links, lit, goTo, follow, onLook, onPin } = props;
  const { all, count } = useMemo(() => writtenOut(operations), [operations]);
  const byOperation = useMemo(() => linksByOperation(links), [links]);
  const linkAt = useCallback(
    (at: number) => {
      const written = all[operationAt(all, at)];
      const member = written?.lines[at - written.first]?.member ?? '';
      const link = linkOfMember(written && byOperation.get(written.index), member);
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
    if (pane.current) lineOfLink(pane.current, link)?.scrollIntoView({ block: 'center' });
  }, [goTo, pane]);
  useFollowed(pane, follow, lineOfLink);
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
      {all.map((written) => {
        const { index, first, lines } = written;
        const isHere = current !== null && first <= current && current < first + lines.length;
        return (
          <Operation
            key={index}
            written={written}
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
  links: MemberLinks | undefined;
  lit: readonly Link[];
  current: number | null;
}) {
  const { written, links, lit, current } = props;
  const { what, name } = operationTitle(written.operation);
  return (
    <div
      className={styles.operation}
      style={{ containIntrinsicHeight: TITLE_PX + written.lines.length * LINE_PX }}
      data-operation={written.index}
      role="group"
      aria-label={`${what} ${name}`}
    >
      <p className={styles.operationTitle} role="presentation">
        {what} <b>{name}</b>
        {isStandIn(written.operation) && <small>{STAND_IN}</small>}
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

import { memo, useEffect, useMemo, useRef } from 'react';
import type { ImportedOperation, Link } from '../../formats/import-result';
import { isWithin, linksAtMember } from './find-links';
import styles from './import.module.css';
import { operationLines, operationTitle } from './operation-lines';

/** What the file becomes: each operation with its input. */
export const OperationsPane = memo(function OperationsPane(props: {
  operations: readonly ImportedOperation[];
  links: readonly Link[];
  lit: Link | null;
  goTo: Link | null;
  onLook: (link: Link | null) => void;
  onPin: (link: Link | null) => void;
}) {
  const { operations, links, lit, goTo, onLook, onPin } = props;
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!goTo) return;
    const operation = pane.current?.querySelector(`[data-operation="${goTo.operation}"]`);
    const line = operation?.querySelector('[data-lit="true"]') ?? operation;
    line?.scrollIntoView({ block: 'center' });
  }, [goTo]);
  return (
    <div ref={pane} className={styles.code} tabIndex={0} role="region" aria-label="What it becomes">
      {operations.map((operation, index) => (
        <Operation
          key={index}
          operation={operation}
          index={index}
          links={links}
          lit={lit?.operation === index ? lit : null}
          onLook={onLook}
          onPin={onPin}
        />
      ))}
    </div>
  );
});

const Operation = memo(function Operation(props: {
  operation: ImportedOperation;
  index: number;
  links: readonly Link[];
  lit: Link | null;
  onLook: (link: Link | null) => void;
  onPin: (link: Link | null) => void;
}) {
  const { operation, index, links, lit, onLook, onPin } = props;
  const lines = useMemo(() => operationLines(operation.input), [operation]);
  const { what, name } = operationTitle(operation);
  return (
    <section className={styles.operation} data-operation={index} aria-label={`${what} ${name}`}>
      <h4 className={styles.operationTitle}>
        {what} <b>{name}</b>
      </h4>
      {lines.map(({ text, member }, at) => {
        const [link = null] = linksAtMember(links, index, member);
        return (
          <div
            key={at}
            className={styles.line}
            data-linked={link !== null}
            data-lit={lit !== null && isWithin(member, lit.member)}
            onMouseEnter={() => onLook(link)}
            onClick={() => onPin(link)}
          >
            <span className={styles.words}>{text}</span>
          </div>
        );
      })}
    </section>
  );
});

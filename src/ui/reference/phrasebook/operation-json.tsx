import type { ImportResult, Link } from '../../../formats/import-result';
import { CopyButton } from '../../kit/copy-button';
import { isStandIn, operationLines, operationTitle } from '../../import/operation-lines';
import { isLit } from './lit-members';
import styles from './phrasebook.module.css';

/** What a file becomes as JSON: the task definition, and what the phrase is about, lie open. */
export function OperationJson({ result, lit }: { result: ImportResult; lit: readonly Link[] }) {
  const all = result.operations.map((operation, index) => {
    const isMeant = lit.some((link) => link.operation === index);
    const isOpen = operation.target === 'ECS.RegisterTaskDefinition' || isMeant;
    return { operation, index, isOpen };
  });
  // What is meant is read first, whatever the order in which they are given.
  const read = all.toSorted((a, b) => +b.isOpen - +a.isOpen);
  return (
    <>
      {read.map(({ operation, index, isOpen }) => {
        if (isStandIn(operation)) return null;
        const { what, name } = operationTitle(operation);
        return (
          <details key={`${index} ${what} ${name}`} className={styles.operation} open={isOpen}>
            <summary>
              {what} <b>{name}</b>
            </summary>
            <div className={styles.json}>
              <span className={styles.copy}>
                <CopyButton
                  text={JSON.stringify(operation.input, null, 2)}
                  label={`Copy the JSON of ${what.toLowerCase()} ${name}`}
                />
              </span>
              <pre tabIndex={0} aria-label={`${what} ${name}`}>
                {operationLines(operation.input).map(({ text, member }, line) => (
                  <span key={line} data-lit={isLit(lit, index, member) || undefined}>
                    {text}
                    {'\n'}
                  </span>
                ))}
              </pre>
            </div>
          </details>
        );
      })}
    </>
  );
}

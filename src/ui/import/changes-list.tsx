import type { ImportedOperation, Link } from '../../formats/import-result';
import styles from './import.module.css';
import { operationTitle } from './operation-lines';

/** What changes on the way and why, place by place. */
export function ChangesList(props: {
  links: readonly Link[];
  operations: readonly ImportedOperation[];
  pinned: Link | null;
  onPin: (link: Link) => void;
}) {
  const { links, operations, pinned, onPin } = props;
  const changes = links.filter(({ says }) => says !== undefined);
  return (
    <ul className={styles.changes}>
      {changes.map((link, index) => {
        const operation = operations[link.operation];
        const title = operation && operationTitle(operation);
        return (
          <li key={index}>
            <button
              type="button"
              className={styles.change}
              aria-pressed={link === pinned}
              onClick={() => onPin(link)}
            >
              <span className={styles.from}>
                <code>{link.path}</code> line {link.line}
              </span>
              <span className={styles.to}>
                {title && `${title.what} ${title.name}`} <code>{link.member}</code>
              </span>
              <span className={styles.says}>{link.says}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import type { ReactNode } from 'react';
import { useParts } from '../sandbox-context';
import styles from './panel.module.css';

/** Names of other entities to go on to, each with a word about it. */
export function EntityLinks(props: {
  label: string;
  items: readonly { id: string; name: ReactNode; about: ReactNode }[];
}) {
  const { view } = useParts();
  return (
    <ul className={styles.links} aria-label={props.label}>
      {props.items.map(({ id, name, about }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.link}
            onClick={() => view.setState({ selection: [id] })}
            onPointerEnter={() => view.setState({ hovered: id })}
            onPointerLeave={() => view.setState({ hovered: null })}
          >
            <span>{name}</span>
            <span>{about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

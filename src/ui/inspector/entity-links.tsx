import type { ReactNode } from 'react';
import { LongList } from '../kit/long-list';
import { useParts } from '../sandbox-context';
import styles from './panel.module.css';

/** From so many on only those in sight are there. */
const MANY = 40;
/** Of most rows, px. */
const ROW = 28;

interface Item {
  id: string;
  name: ReactNode;
  about: ReactNode;
}

function Link({ item, isActive }: { item: Item; isActive: boolean }) {
  const { view } = useParts();
  const { id, name, about } = item;
  return (
    <button
      type="button"
      className={styles.link}
      tabIndex={isActive ? 0 : -1}
      onClick={() => view.setState({ selection: [id] })}
      onPointerEnter={() => view.setState({ hovered: id })}
      onPointerLeave={() => view.setState({ hovered: null })}
    >
      <span>{name}</span>
      <span>{about}</span>
    </button>
  );
}

/** Names of other entities to go on to, with a word about each; a long list scrolls by itself. */
export function EntityLinks({ label, items }: { label: string; items: readonly Item[] }) {
  if (items.length >= MANY) {
    return (
      <div className={styles.longLinks}>
        <LongList
          label={label}
          rows={items}
          keyOf={({ id }) => id}
          height={ROW}
          newest="none"
          hasButtons
          className={styles.longLinksBox}
        >
          {(item, isActive) => <Link item={item} isActive={isActive} />}
        </LongList>
      </div>
    );
  }
  return (
    <ul className={styles.links} aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <Link item={item} isActive />
        </li>
      ))}
    </ul>
  );
}

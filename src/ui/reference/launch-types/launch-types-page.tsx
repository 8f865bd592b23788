import { useEffect, useState } from 'react';
import { CAPABILITIES } from '../../../content/launch-types';
import {
  type Capability,
  CAPABILITY_GROUPS,
  LAUNCH_TYPE_NAMES,
  LAUNCH_TYPES,
} from '../../../content/launch-types/capability';
import { SearchField } from '../../palette/search-field';
import { CapabilityRow } from './capability-row';
import styles from './launch-types.module.css';
import { useTrial } from './use-trial';

const textOf = ({ title, cells }: Capability): string =>
  [title, ...LAUNCH_TYPES.map((type) => cells[type].says)].join(' ').toLowerCase();

const found = (search: string): readonly Capability[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return CAPABILITIES.filter((one) => words.every((word) => textOf(one).includes(word)));
};

/** What Fargate, EC2 and Managed Instances can do, each cell to be tried out. `at`: a row's id. */
export default function LaunchTypesPage({ at }: { at?: string }) {
  const [search, setSearch] = useState('');
  const trial = useTrial();
  useEffect(() => {
    if (at === undefined) return;
    setSearch('');
    document.querySelector(`#capability-${CSS.escape(at)}`)?.scrollIntoView({ block: 'center' });
  }, [at]);
  const rows = found(search);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h2>Launch types</h2>
          <p className={styles.quiet}>
            What a task can have on each of them. <b>Try it</b> runs a few commands in a sandbox
            aside and shows what ECS answers. Managed Instances are explained, not simulated.
          </p>
        </div>
        <div className={styles.search}>
          <SearchField label="Search capabilities" value={search} onChange={setSearch} />
          <span className={styles.quiet} role="status">
            {rows.length} of {CAPABILITIES.length}
          </span>
        </div>
      </header>
      <table className={styles.table} aria-label="Launch types">
        <thead>
          <tr>
            <td />
            {LAUNCH_TYPES.map((type) => (
              <th key={type} scope="col">
                {LAUNCH_TYPE_NAMES[type]}
              </th>
            ))}
          </tr>
        </thead>
        {CAPABILITY_GROUPS.map((group) => {
          const ofGroup = rows.filter((one) => one.group === group);
          if (ofGroup.length === 0) return null;
          return (
            <tbody key={group}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={4}>
                  {group}
                </th>
              </tr>
              {ofGroup.map((capability) => (
                <CapabilityRow
                  key={capability.id}
                  capability={capability}
                  isMarked={capability.id === at}
                  trial={trial}
                />
              ))}
            </tbody>
          );
        })}
      </table>
      {rows.length === 0 && <p className={styles.quiet}>Nothing here matches “{search}”.</p>}
    </div>
  );
}

import { ChevronRight } from 'lucide-react';
import { SCENARIOS } from '../../content';
import { SCENARIO_GROUPS } from '../../content/define';
import { findTemplates, type TemplateGroup } from './find-templates';
import { SearchField } from './search-field';
import { TemplateRow } from './template-row';
import styles from './templates.module.css';
import { useRunTemplate } from './use-run-template';
import { useUnfolded } from './use-unfolded';
import { walkList } from './walk-list';

/** So few hits of a search can be read as they are. */
const FEW = 3;

/** The Templates tab: sandboxes that run as soon as they are opened, under headings that fold. */
export function Templates() {
  const { run, running, problem } = useRunTemplate();
  const { search, setSearch, isSearching, isOpen, setOpen } = useUnfolded();
  const groups = findTemplates(SCENARIOS, search);
  const hits = groups.reduce((sum, { templates }) => sum + templates.length, 0);
  return (
    <div className={styles.templates} onKeyDown={walkList}>
      <SearchField label="Search templates" value={search} onChange={setSearch} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {groups.map((group) => {
        const { title, templates } = group;
        const open = isOpen(title, isSearching || title === SCENARIO_GROUPS[0]);
        return (
          <section key={title} aria-label={title} className={styles.group}>
            <GroupHeading group={group} open={open} onToggle={() => setOpen(title, !open)} />
            {open && (
              <ul className={styles.list}>
                {templates.map((scenario) => (
                  <TemplateRow
                    key={scenario.id}
                    scenario={scenario}
                    open={isOpen(scenario.id, isSearching && hits <= FEW)}
                    ready={isSearching}
                    running={running}
                    onOpen={(next) => setOpen(scenario.id, next)}
                    onRun={() => void run(scenario)}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      {groups.length === 0 && <p className={styles.nothing}>No template is about that.</p>}
    </div>
  );
}

function GroupHeading(props: { group: TemplateGroup; open: boolean; onToggle: () => void }) {
  const { group, open, onToggle } = props;
  return (
    <h3 className={styles.heading}>
      <button type="button" aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={14} className={styles.chevron} aria-hidden />
        <span className={styles.name}>{group.title}</span>
        <span className={styles.count} aria-hidden>
          {group.templates.length}
        </span>
      </button>
    </h3>
  );
}

import { useEffect } from 'react';
import { openReference } from '../../state/view-store';
import { Late } from '../kit/late';
import { ScreenHeader } from '../kit/screen-header';
import { TabStrip } from '../kit/tab-strip';
import { useEscape } from '../kit/use-escape';
import { useParts, useView } from '../sandbox-context';
import { REFERENCE_PAGES } from './reference-pages';
import styles from './reference.module.css';

/** What can be looked up: Docker's words, commands, launch types, what is simulated. */
export default function ReferenceScreen() {
  const { view } = useParts();
  const screen = useView((state) => state.screen);
  const back = () => view.setState({ screen: { kind: 'workbench' } });
  useEscape(back);
  useEffect(() => {
    // The keyboard begins at the tabs: what opened the screen is covered by it.
    document.querySelector<HTMLElement>('#reference-tabs [aria-selected=true]')?.focus();
  }, []);
  const asked = screen.kind === 'reference' ? screen : { page: 'phrasebook', at: undefined };
  const shown = REFERENCE_PAGES.find(({ id }) => id === asked.page) ?? REFERENCE_PAGES[0]!;
  return (
    <section className={styles.screen} aria-label="Look it up">
      <ScreenHeader
        title="Look it up"
        onBack={back}
        middle={
          <div className={styles.tabs} id="reference-tabs">
            <TabStrip
              label="Pages"
              tabs={REFERENCE_PAGES}
              selected={shown.id}
              onSelect={(id) => openReference(view, id)}
              panelPrefix="reference"
            />
          </div>
        }
      />
      <div
        className={styles.page}
        role="tabpanel"
        id={`reference-${shown.id}`}
        aria-labelledby={`reference-${shown.id}-tab`}
        key={shown.id}
      >
        <Late>
          <shown.Page {...(asked.at !== undefined && { at: asked.at })} />
        </Late>
      </div>
    </section>
  );
}

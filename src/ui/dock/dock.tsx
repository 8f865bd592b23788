import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DockTab } from '../../state/view-store';
import { Late } from '../kit/late';
import { TabStrip } from '../kit/tab-strip';
import { entitiesOf, useCalm } from '../inspector/use-calm';
import { useParts, useView } from '../sandbox-context';
import { TerminalTools } from '../terminal/terminal-tools';
import { useBalancerChoice } from './balancer-choice';
import styles from './dock.module.css';
import { EnlargedChart } from './enlarged-chart';
import { EventFilters } from './event-filters';
import { EventsPanel } from './events-panel';
import { NO_FILTER } from './find-events';
import { Glance } from './glance';
import { InsightsTable } from './insights-table';
import { MetricsPanel } from './metrics-panel';
import { BalancerSelect, SpanSelect, Toggle } from './dock-tools';
import { Timeline } from './timeline';

// The terminal and the command language are large: they come when it is opened.
const TerminalPanel = lazy(() => import('../terminal/terminal-panel'));
const AdvisorPanel = lazy(() => import('../advisor/advisor-panel'));
const AdvisorBadge = lazy(() => import('../advisor/advisor-badge'));

const TABS: readonly { id: DockTab; label: ReactNode }[] = [
  { id: 'timeline', label: 'Timeline' },
  { id: 'metrics', label: 'Metrics' },
  { id: 'events', label: 'Events' },
  { id: 'terminal', label: 'Terminal' },
  {
    id: 'advisor',
    label: (
      <>
        Advisor
        <Suspense fallback={null}>
          <AdvisorBadge />
        </Suspense>
      </>
    ),
  },
];

/** Ten minutes: a start and a rolling update of a small service fit in. */
const USUAL_SPAN = 600;

/** What has happened and what is measured: below the canvas, over the same simulated time. */
export function Dock() {
  const { view } = useParts();
  const tab = useView((state) => state.dockTab);
  const [span, setSpan] = useState(USUAL_SPAN);
  const [asTable, setAsTable] = useState(false);
  const [filter, setFilter] = useState(NO_FILTER);
  const balancer = useBalancerChoice();
  const hasInsights = useCalm((state) =>
    entitiesOf(state, 'cluster').some((one) => one.containerInsights !== 'disabled'),
  );
  const [wantsInsights, setInsights] = useState(false);
  const isOverTime = tab === 'timeline' || tab === 'metrics';
  const byInsights = tab === 'metrics' && hasInsights && wantsInsights;
  return (
    <div className={styles.dock} data-tab={tab}>
      <div className={styles.head}>
        <TabStrip
          label="Dock"
          tabs={TABS}
          selected={tab}
          onSelect={(id) => view.setState({ dockTab: id })}
          onEnter={(id) => id === 'terminal' && view.setState({ terminalAsk: { command: '' } })}
          panelPrefix="dock"
        />
        <div className={styles.tools}>
          {tab === 'events' && <EventFilters filter={filter} onFilter={setFilter} />}
          {tab === 'metrics' && hasInsights && (
            <Toggle word="Container Insights" on={wantsInsights} onToggle={setInsights} />
          )}
          {tab === 'metrics' && !byInsights && (
            <Toggle word="Table" on={asTable} onToggle={setAsTable} />
          )}
          {tab === 'terminal' && <TerminalTools />}
          {isOverTime && !byInsights && <BalancerSelect choice={balancer} />}
          {isOverTime && !byInsights && <SpanSelect span={span} onSpan={setSpan} />}
        </div>
      </div>
      <div
        className={styles.body}
        role="tabpanel"
        id={`dock-${tab}`}
        aria-labelledby={`dock-${tab}-tab`}
      >
        {tab === 'timeline' && <Timeline span={span} />}
        {byInsights && <InsightsTable />}
        {tab === 'metrics' && !byInsights && (
          <MetricsPanel span={span} balancer={balancer.id} asTable={asTable} />
        )}
        {tab === 'events' && <EventsPanel filter={filter} />}
        {tab === 'terminal' && (
          <Late>
            <TerminalPanel />
          </Late>
        )}
        {tab === 'advisor' && (
          <Late>
            <AdvisorPanel />
          </Late>
        )}
      </div>
      <EnlargedChart span={span} balancer={balancer.id} />
      {tab === 'timeline' && <Glance span={span} balancer={balancer.id} />}
    </div>
  );
}

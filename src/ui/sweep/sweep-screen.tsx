import { useMemo, useState } from 'react';
import type { FigureName } from '../../model/trial';
import { sweepSettings } from '../../state/sweep/sweep-settings';
import { ScreenHeader } from '../kit/screen-header';
import { useEscape } from '../kit/use-escape';
import { useParts, useWorkspace } from '../sandbox-context';
import { ExportMenu } from './export-menu';
import { firstDraft, planOf } from './sweep-draft';
import { SweepForm } from './sweep-form';
import { SweepResult } from './sweep-result';
import styles from './sweep.module.css';
import { useSweep } from './use-sweep';

/** Something is deployed in the course of a run: else there is no time that it takes. */
const isDeployed = (log: readonly { target: string }[]): boolean =>
  log.some(({ target }) => target === 'ECS.UpdateService' || target.endsWith('.CreateDeployment'));

/** Another value for one setting, again and again: which one is best, and by how much. */
export default function SweepScreen() {
  const { mirror, view } = useParts();
  const title = useWorkspace((state) => state.name);
  const settings = useMemo(() => sweepSettings(mirror.getState().entities), [mirror]);
  const [draft, setDraft] = useState(() => firstDraft(settings, mirror.getState()));
  const sweep = useSweep();
  const back = () => view.setState({ screen: { kind: 'workbench' } });
  useEscape(back);
  const setting = settings.find(({ id }) => id === draft?.settingId);
  const asked = draft && setting && planOf(draft, setting, mirror.getState());
  const { plan, progress } = sweep;
  const isOther = plan !== null && plan.setting.id !== draft?.settingId;
  const [figureBefore, setFigureBefore] = useState<FigureName>('latencyP99Ms');
  // What was measured of another setting stays as it was looked at.
  const figure = isOther ? figureBefore : (draft?.figure ?? figureBefore);
  if (figure !== figureBefore) setFigureBefore(figure);
  return (
    <div className={styles.screen}>
      <ScreenHeader title="Sweep" about={title} onBack={back}>
        {plan && sweep.points.length > 0 && (
          <ExportMenu plan={plan} points={sweep.points} figure={figure} />
        )}
      </ScreenHeader>
      {!draft || !setting || !asked ? (
        <p className={styles.nothing}>
          There is no setting to vary yet: a sweep needs a service, a target group or a client in
          the sandbox.
        </p>
      ) : (
        <div className={styles.body}>
          <aside className={styles.side}>
            <SweepForm
              settings={settings}
              setting={setting}
              draft={draft}
              problems={asked.problems}
              progress={progress}
              canRun={sweep.canRun}
              isDeployed={isDeployed(mirror.getState().run.log ?? [])}
              onDraft={(change) => setDraft({ ...draft, ...change })}
              onRun={() => asked.plan && void sweep.run(asked.plan)}
              onCancel={sweep.cancel}
            />
          </aside>
          <Measured sweep={sweep} isOther={isOther} figure={figure} />
        </div>
      )}
    </div>
  );
}

/** What was measured, or what will be. */
function Measured(props: {
  sweep: ReturnType<typeof useSweep>;
  /** Another setting is chosen by now. */
  isOther: boolean;
  figure: FigureName;
}) {
  const { sweep, isOther, figure } = props;
  const { plan, points, problem, calledOff, progress } = sweep;
  return (
    <main className={styles.main}>
      {problem !== null && <p role="alert">{problem}</p>}
      {isOther && plan && points.length > 0 && (
        <p role="status">
          This is {plan.setting.label} of {plan.setting.of}. Run the sweep for what is chosen now.
        </p>
      )}
      {calledOff && <p role="status">Called off: what was done till then is shown.</p>}
      {plan && points.length > 0 ? (
        <SweepResult points={points} setting={plan.setting} figure={figure} />
      ) : (
        <p className={styles.nothing}>
          {progress
            ? 'Runs are under way. The sandbox itself stays as it is.'
            : 'The run is made again with each value, as if the setting had been so from the beginning, under the same seeds and arrivals.'}
        </p>
      )}
    </main>
  );
}

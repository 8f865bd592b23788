import { Button } from '@mantine/core';
import { useState } from 'react';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { Gesture, Operation } from '../../state/gesture';
import { FigureList } from '../kit/figure-list';
import { numberProblem } from '../kit/number-range';
import { NumberSetting } from '../kit/setting';
import { Section } from '../kit/section';
import { StatusPill, type Tone } from '../kit/status-pill';
import { ApplyBar } from './apply-bar';
import type { DescribedService, DescribedTaskSet } from './described-service';
import { operation } from './operation';
import styles from './panel.module.css';
import { useConsequences } from '../consequences';
import { useCommands } from '../sandbox-context';

const TONES: Readonly<Record<string, Tone>> = {
  PRIMARY: 'source',
  ACTIVE: 'target',
  DRAINING: 'draining',
};

/** The task sets of a service whose deployments somebody else drives. */
export function TaskSets(props: {
  service: ServiceView;
  described: DescribedService;
  onChanged: () => void;
}) {
  const { service, described, onChanged } = props;
  const sets = described.taskSets ?? [];
  // CodeDeploy would undo what is done by hand.
  const isByHand = described.deploymentController?.type === 'EXTERNAL';
  return sets.map((set) => (
    <Section
      key={set.id}
      title={`Task set ${lastPart(set.taskDefinition)}`}
      aside={<StatusPill word={set.status} tone={TONES[set.status] ?? 'neutral'} />}
    >
      <FigureList
        figures={[
          { name: 'Id', value: <span className="mono">{set.id}</span> },
          ...(set.externalId === undefined ? [] : [{ name: 'External id', value: set.externalId }]),
          { name: 'Scale', value: `${set.scale.value} %`, title: 'Of the desired count' },
          {
            name: 'Running · pending · desired',
            value: `${set.runningCount} · ${set.pendingCount} · ${set.computedDesiredCount}`,
          },
          { name: 'Stability', value: set.stabilityStatus },
        ]}
      />
      {isByHand && <SetControls service={service} set={set} onChanged={onChanged} />}
    </Section>
  ));
}

interface ControlProps {
  service: ServiceView;
  set: DescribedTaskSet;
  onChanged: () => void;
}

/** Scales, promotes and deletes a task set. */
function SetControls(props: ControlProps) {
  return (
    <>
      <ScaleForm {...props} />
      <SetButtons {...props} />
    </>
  );
}

const aboutOf = ({ service }: ControlProps) => ({
  cluster: lastPart(service.clusterArn),
  service: service.name,
});

/** Percent. */
const SCALE = { min: 0, max: 100, suffix: ' %' };

function ScaleForm(props: ControlProps) {
  const { set, onChanged } = props;
  const [scale, setScale] = useState<number | '' | null>(null);
  const isChanged = scale !== null && scale !== '' && scale !== set.scale.value;
  const gesture: Gesture | null = isChanged
    ? {
        label: `Scale task set ${set.id}`,
        operations: [
          operation('ECS.UpdateTaskSet', {
            ...aboutOf(props),
            taskSet: set.id,
            scale: { value: scale, unit: 'PERCENT' },
          }),
        ],
      }
    : null;
  const done = () => {
    setScale(null);
    onChanged();
  };
  return (
    <>
      <div className={styles.script}>
        <NumberSetting
          text={{ name: 'scale', hint: 'Of the service’s desired count, rounded up.' }}
          value={scale ?? set.scale.value}
          onChange={setScale}
          {...SCALE}
        />
      </div>
      <ApplyBar
        gesture={gesture}
        isMissing={scale === ''}
        problem={typeof scale === 'number' ? numberProblem(scale, SCALE) : null}
        onApplied={done}
        onDiscard={() => setScale(null)}
      />
    </>
  );
}

function SetButtons(props: ControlProps) {
  const { set, onChanged } = props;
  const commands = useCommands();
  const about = aboutOf(props);
  const give = async (label: string, one: Operation) => {
    await commands.give({ label, operations: [one] });
    onChanged();
  };
  const promotion = operation('ECS.UpdateServicePrimaryTaskSet', {
    ...about,
    primaryTaskSet: set.id,
  });
  const deletion = operation('ECS.DeleteTaskSet', { ...about, taskSet: set.id, force: true });
  return (
    <>
      <div className={styles.buttons}>
        {set.status !== 'PRIMARY' && (
          <Button variant="outline" onClick={() => void give(`Make ${set.id} primary`, promotion)}>
            Make primary
          </Button>
        )}
        <Button variant="outline" onClick={() => void give(`Delete task set ${set.id}`, deletion)}>
          Delete task set
        </Button>
      </div>
      <Told word="Make primary" operations={set.status === 'PRIMARY' ? [] : [promotion]} />
      <Told word="Delete task set" operations={[deletion]} />
    </>
  );
}

/** What a button will do, below it. */
function Told({ word, operations }: { word: string; operations: readonly Operation[] }) {
  const told = useConsequences(operations);
  if (told.length === 0) return null;
  return (
    <p className={styles.note}>
      <b>{word}:</b> {told.join(' ')}
    </p>
  );
}

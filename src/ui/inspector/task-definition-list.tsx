import { lastPart } from '../../model/ids';
import type { Runnable } from '../../formats/task-definition/service-plan';
import { showOpenedFile } from '../files/opened-files';
import { Section } from '../kit/section';
import { useParts } from '../sandbox-context';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';
import { useCalm } from './use-calm';

/** `family:revision` of every active task definition, the newest first. */
export function useRegistered(): string[] {
  const log = useCalm((state) => state.run.log);
  const { result } = useAnswer(
    operation('ECS.ListTaskDefinitions', { status: 'ACTIVE', sort: 'DESC' }),
    log,
  );
  const arns = outputMember(result, 'taskDefinitionArns');
  return Array.isArray(arns) ? arns.map((arn) => lastPart(String(arn))) : [];
}

/** What can be run: a click offers to. It stands on no canvas. */
export function TaskDefinitionList({ names }: { names: readonly string[] }) {
  const { commands, view } = useParts();
  const offer = async (name: string) => {
    const result = await commands.send('ECS.DescribeTaskDefinition', { taskDefinition: name });
    if (!result.ok) return;
    const registered = outputMember(result, 'taskDefinition') as Runnable;
    const label = 'ECS task definition';
    showOpenedFile(view, { fileName: name, label, findings: [], registered, refusal: null });
  };
  return (
    <Section title="Task definitions" aside={names.length}>
      <ul className={styles.links} aria-label="Task definitions">
        {names.map((name) => (
          <li key={name}>
            <button type="button" className={styles.link} onClick={() => void offer(name)}>
              <span className="mono">{name}</span>
              <span>Run…</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Button, Popover } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AwsError } from '../../model/result';
import type { LoadBalancerView } from '../../model/view';
import { ChoiceSetting, NumberSetting } from '../kit/setting';
import { giveHere } from '../give-here';
import { useParts } from '../sandbox-context';
import { operation } from './operation';
import styles from './panel.module.css';

/** The first of the ports people use that is not taken. */
function freePort(taken: readonly number[]): number {
  let port = taken.includes(80) ? 8080 : 80;
  while (taken.includes(port)) port++;
  return port;
}

/** Opens another port of a load balancer, with a target group as its default. */
export function AddListener(props: {
  balancer: LoadBalancerView;
  groups: readonly { id: string; name: string }[];
}) {
  const { balancer, groups } = props;
  const parts = useParts();
  const [opened, setOpened] = useState(false);
  const free = freePort(balancer.listeners.map((one) => one.port));
  const [port, setPort] = useState<number | '' | null>(null);
  const [group, setGroup] = useState('');
  const [error, setError] = useState<AwsError | null>(null);
  const chosen = port ?? free;
  const targetGroup = group || (groups[0]?.id ?? '');
  const create = async () => {
    const outcome = await giveHere(parts, {
      label: `Add listener :${chosen} to ${balancer.name}`,
      operations: [
        operation('ELBv2.CreateListener', {
          LoadBalancerArn: balancer.id,
          Protocol: 'HTTP',
          Port: Number(chosen),
          DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
        }),
      ],
    });
    setError(outcome.error ?? null);
    if (outcome.ok) setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <Button
          variant="outline"
          leftSection={<Plus size={13} />}
          onClick={() => setOpened(!opened)}
          disabled={groups.length === 0}
          title={groups.length === 0 ? 'It needs a target group to forward to' : undefined}
        >
          Add listener
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <NumberSetting
          text={{ name: 'Port', hint: 'The port clients connect to.', range: '1–65,535' }}
          value={chosen}
          onChange={setPort}
          min={1}
          max={65535}
        />
        <ChoiceSetting
          text={{ name: 'DefaultActions', hint: 'The target group that gets its requests.' }}
          value={targetGroup}
          onChange={setGroup}
          choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {error && (
          <p role="alert" className={styles.note}>
            <b>{error.__type}</b> {error.message}
          </p>
        )}
        <Button mt={12} onClick={create} disabled={chosen === ''}>
          Create listener
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

import { useState } from 'react';
import { freeLoadBalancerName, planLoadBalancer } from '../../state/gestures/load-balancing';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import { useEntities } from './choices';

const SCHEMES = ['internet-facing', 'internal'] as const;

export function AddLoadBalancer({ at }: AddProps) {
  const entities = useEntities();
  const [name, setName] = useState(() => freeLoadBalancerName(entities));
  const [scheme, setScheme] = useState<(typeof SCHEMES)[number]>('internet-facing');
  const plan = name
    ? planLoadBalancer(entities, { name, at, ...(scheme === 'internal' && { scheme }) })
    : 'A load balancer needs a name.';
  return (
    <AddCard component="load-balancer" title="Load balancer (ALB)" verb="Create" plan={plan}>
      <TextSetting
        text={{
          name: 'Name',
          hint: 'This cannot be changed later.',
          range: 'up to 32 letters, digits and hyphens',
        }}
        value={name}
        onChange={setName}
      />
      <ChoiceSetting
        text={{ name: 'Scheme', hint: 'Who can reach it.', byDefault: 'internet-facing' }}
        value={scheme}
        onChange={(next) => setScheme(next === 'internal' ? 'internal' : 'internet-facing')}
        choices={SCHEMES}
      />
    </AddCard>
  );
}

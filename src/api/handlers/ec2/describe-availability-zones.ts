import { ZONES } from '../../../engine/network/subnets';
import { REGION } from '../../../model/ids';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { zoneId } from './answers/subnet';
import { type Filterable, filtered } from './filters';

const FILTERS: Filterable<{ name: string; tags: [] }> = {
  'zone-name': ({ name }) => name,
  'zone-id': ({ name }) => zoneId(name),
  'region-name': () => REGION,
  state: () => 'available',
  'zone-type': () => 'availability-zone',
  'opt-in-status': () => 'opt-in-not-required',
};

export const describeAvailabilityZones: Handler<'EC2.DescribeAvailabilityZones'> = (_, input) => {
  const { ZoneNames, ZoneIds } = input;
  for (const name of ZoneNames ?? []) {
    if (!ZONES.includes(name))
      refuse(ec2Errors.invalidValue(`Invalid availability zone: [${name}]`));
  }
  const named = ZONES.filter(
    (name) => (ZoneNames?.includes(name) ?? true) && (ZoneIds?.includes(zoneId(name)) ?? true),
  );
  const shown = filtered(
    named.map((name) => ({ name, tags: [] as [] })),
    input.Filters,
    FILTERS,
  );
  return {
    AvailabilityZones: shown.map(({ name }) => ({
      OptInStatus: 'opt-in-not-required',
      Messages: [],
      RegionName: REGION,
      ZoneName: name,
      ZoneId: zoneId(name),
      GroupName: `${REGION}-zg-1`,
      NetworkBorderGroup: REGION,
      ZoneType: 'availability-zone',
      State: 'available',
    })),
  };
};

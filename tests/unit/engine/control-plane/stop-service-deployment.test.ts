import { describe, expect, test } from 'vitest';
import { type Deployer, deployed, deployerOf } from '../../../support/deployments';
import { webService, withCluster } from '../../../support/sandbox-door';

const stop = ({ door, record }: Deployer, more: object = {}) =>
  door.give('ECS.StopServiceDeployment', {
    serviceDeploymentArn: record().serviceDeploymentArn,
    ...more,
  });

describe('StopServiceDeployment', () => {
  test('fact 1.6-4, 1.6-10: ROLLBACK_REQUESTED, then back, without rollback configured', () => {
    const deployer = deployed();
    const { deploy, deployments, record, until, wait } = deployer;
    const [good] = deployments();
    deploy('web:2');
    wait(20);
    const arn = record().serviceDeploymentArn;
    expect(stop(deployer)).toEqual({ serviceDeploymentArn: arn });
    expect(record().status).toBe('ROLLBACK_REQUESTED');
    wait(0.1);
    expect(record().status).toBe('ROLLBACK_IN_PROGRESS');
    until('deployment:web=ROLLBACK_SUCCESSFUL', 120);
    expect(deployments()).toHaveLength(1);
    expect(deployments()[0]).toMatchObject({ id: good!.id, runningCount: 2 });
    expect(record().serviceDeploymentArn).toBe(arn);
    expect(record().rollback?.reason).toBe(record().statusReason);
  });

  test('fact 1.6-13: two tasks are back within a minute, when they were still there', () => {
    const deployer = deployed();
    deployer.deploy('web:2');
    deployer.wait(20);
    stop(deployer);
    deployer.until('deployment:web=ROLLBACK_SUCCESSFUL', 60);
  });

  test('fact 1.6-10: from PENDING', () => {
    const deployer = deployed();
    deployer.deploy('web:2');
    expect(deployer.record().status).toBe('PENDING');
    stop(deployer);
    deployer.until('deployment:web=ROLLBACK_SUCCESSFUL', 120);
  });

  test('fact 1.6-10: one that is on its way back goes on', () => {
    const deployer = deployed();
    deployer.deploy('web:2');
    deployer.wait(20);
    stop(deployer);
    stop(deployer);
    expect(deployer.record().status).toBe('ROLLBACK_REQUESTED');
    deployer.wait(0.1);
    stop(deployer);
    expect(deployer.record().status).toBe('ROLLBACK_IN_PROGRESS');
    deployer.until('deployment:web=ROLLBACK_SUCCESSFUL', 120);
  });

  test('fact 1.6-10: stopType ABORT is refused', () => {
    const deployer = deployed();
    deployer.deploy('web:2');
    const serviceDeploymentArn = deployer.record().serviceDeploymentArn;
    const input = { serviceDeploymentArn, stopType: 'ABORT' };
    expect(deployer.door.refused('ECS.StopServiceDeployment', input).__type).toBe(
      'InvalidParameterException',
    );
    stop(deployer, { stopType: 'ROLLBACK' });
  });

  test('fact 1.6-10: one that has ended is a conflict, one that is not there not found', () => {
    const { door, record } = deployed();
    const { serviceDeploymentArn } = record();
    const refused = (arn: string) =>
      door.refused('ECS.StopServiceDeployment', { serviceDeploymentArn: arn }).__type;
    expect(refused(serviceDeploymentArn)).toBe('ConflictException');
    expect(refused(`${serviceDeploymentArn}x`)).toBe('ServiceDeploymentNotFoundException');
  });

  test('fact 1.6-4: with nothing to go back to it is STOPPED, and starts nothing more', () => {
    const deployer = deployerOf(withCluster());
    deployer.door.give('ECS.CreateService', webService());
    deployer.wait(10);
    stop(deployer);
    deployer.wait(0.1);
    expect(deployer.record().status).toBe('STOPPED');
    expect(deployer.deployments()[0]!.rolloutState).toBe('FAILED');
    const before = deployer.tasksStarted();
    deployer.wait(600);
    expect(deployer.tasksStarted()).toBe(before);
  });
});

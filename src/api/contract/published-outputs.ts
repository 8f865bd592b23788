/** Written by tests/unit/api/published-models.test.ts from AWS’s published models. */
export const PUBLISHED_OUTPUTS: Readonly<Record<string, string>> = {
  'ECS.CreateCluster': 'cluster:Cluster',
  'ECS.DescribeClusters': 'clusters:[Cluster] failures:[Failure]',
  'ECS.ListClusters': 'clusterArns:[s] nextToken',
  'ECS.UpdateCluster': 'cluster:Cluster',
  'ECS.UpdateClusterSettings': 'cluster:Cluster',
  'ECS.DeleteCluster': 'cluster:Cluster',
  'ECS.RegisterTaskDefinition': 'taskDefinition:TaskDefinition tags:[Tag]',
  'ECS.DescribeTaskDefinition': 'taskDefinition:TaskDefinition tags:[Tag]',
  'ECS.ListTaskDefinitions': 'taskDefinitionArns:[s] nextToken',
  'ECS.ListTaskDefinitionFamilies': 'families:[s] nextToken',
  'ECS.DeregisterTaskDefinition': 'taskDefinition:TaskDefinition',
  'ECS.DeleteTaskDefinitions': 'taskDefinitions:[TaskDefinition] failures:[Failure]',
  'ECS.CreateService': 'service:Service',
  'ECS.DescribeServices': 'services:[Service] failures:[Failure]',
  'ECS.ListServices': 'serviceArns:[s] nextToken',
  'ECS.ListServicesByNamespace': 'serviceArns:[s] nextToken',
  'ECS.UpdateService': 'service:Service',
  'ECS.DeleteService': 'service:Service',
  'ECS.RunTask': 'tasks:[Task] failures:[Failure]',
  'ECS.StopTask': 'task:Task',
  'ECS.GetTaskProtection': 'protectedTasks:[ProtectedTask] failures:[Failure]',
  'ECS.UpdateTaskProtection': 'protectedTasks:[ProtectedTask] failures:[Failure]',
  'ECS.DescribeTasks': 'tasks:[Task] failures:[Failure]',
  'ECS.ListTasks': 'taskArns:[s] nextToken',
  'ECS.ListServiceDeployments': 'serviceDeployments:[ServiceDeploymentBrief] nextToken',
  'ECS.DescribeServiceDeployments': 'serviceDeployments:[ServiceDeployment] failures:[Failure]',
  'ECS.ContinueServiceDeployment': 'serviceDeploymentArn',
  'ECS.DescribeServiceRevisions': 'serviceRevisions:[ServiceRevision] failures:[Failure]',
  'ECS.CreateTaskSet': 'taskSet:TaskSet',
  'ECS.UpdateTaskSet': 'taskSet:TaskSet',
  'ECS.DeleteTaskSet': 'taskSet:TaskSet',
  'ECS.DescribeTaskSets': 'taskSets:[TaskSet] failures:[Failure]',
  'ECS.UpdateServicePrimaryTaskSet': 'taskSet:TaskSet',
  'ECS.StopServiceDeployment': 'serviceDeploymentArn',
  'ECS.TagResource': '',
  'ECS.UntagResource': '',
  'ECS.ListTagsForResource': 'tags:[Tag]',
  'ECS.DescribeContainerInstances': 'containerInstances:[ContainerInstance] failures:[Failure]',
  'ECS.ListContainerInstances': 'containerInstanceArns:[s] nextToken',
  'ECS.UpdateContainerInstancesState': 'containerInstances:[ContainerInstance] failures:[Failure]',
  'ECS.DeregisterContainerInstance': 'containerInstance:ContainerInstance',
  'ECS.PutAttributes': 'attributes:[Attribute]',
  'ECS.DeleteAttributes': 'attributes:[Attribute]',
  'ECS.ListAttributes': 'attributes:[Attribute] nextToken',
  'ECS.StartTask': 'tasks:[Task] failures:[Failure]',
  'ECS.PutAccountSetting': 'setting:Setting',
  'ECS.PutAccountSettingDefault': 'setting:Setting',
  'ECS.DeleteAccountSetting': 'setting:Setting',
  'ECS.ListAccountSettings': 'settings:[Setting] nextToken',
  'ECS.CreateCapacityProvider': 'capacityProvider:CapacityProvider',
  'ECS.UpdateCapacityProvider': 'capacityProvider:CapacityProvider',
  'ECS.DeleteCapacityProvider': 'capacityProvider:CapacityProvider',
  'ECS.DescribeCapacityProviders':
    'capacityProviders:[CapacityProvider] failures:[Failure] nextToken',
  'ECS.PutClusterCapacityProviders': 'cluster:Cluster',
  'ECS.ExecuteCommand':
    'clusterArn containerArn containerName interactive:b session:Session taskArn',
  'ELBv2.CreateLoadBalancer': 'LoadBalancers:[LoadBalancer]',
  'ELBv2.DescribeLoadBalancers': 'LoadBalancers:[LoadBalancer] NextMarker',
  'ELBv2.DeleteLoadBalancer': '',
  'ELBv2.DescribeLoadBalancerAttributes': 'Attributes:[LoadBalancerAttribute]',
  'ELBv2.ModifyLoadBalancerAttributes': 'Attributes:[LoadBalancerAttribute]',
  'ELBv2.SetSecurityGroups':
    'SecurityGroupIds:[s] EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
  'ELBv2.SetSubnets':
    'AvailabilityZones:[AvailabilityZone] IpAddressType EnablePrefixForIpv6SourceNat',
  'ELBv2.CreateTargetGroup': 'TargetGroups:[TargetGroup]',
  'ELBv2.DescribeTargetGroups': 'TargetGroups:[TargetGroup] NextMarker',
  'ELBv2.ModifyTargetGroup': 'TargetGroups:[TargetGroup]',
  'ELBv2.DeleteTargetGroup': '',
  'ELBv2.DescribeTargetGroupAttributes': 'Attributes:[TargetGroupAttribute]',
  'ELBv2.ModifyTargetGroupAttributes': 'Attributes:[TargetGroupAttribute]',
  'ELBv2.CreateListener': 'Listeners:[Listener]',
  'ELBv2.DescribeListeners': 'Listeners:[Listener] NextMarker',
  'ELBv2.ModifyListener': 'Listeners:[Listener]',
  'ELBv2.DeleteListener': '',
  'ELBv2.CreateRule': 'Rules:[Rule]',
  'ELBv2.DescribeRules': 'Rules:[Rule] NextMarker',
  'ELBv2.ModifyRule': 'Rules:[Rule]',
  'ELBv2.DeleteRule': '',
  'ELBv2.SetRulePriorities': 'Rules:[Rule]',
  'ELBv2.RegisterTargets': '',
  'ELBv2.DeregisterTargets': '',
  'ELBv2.DescribeTargetHealth': 'TargetHealthDescriptions:[TargetHealthDescription]',
  'ELBv2.AddTags': '',
  'ELBv2.RemoveTags': '',
  'ELBv2.DescribeTags': 'TagDescriptions:[TagDescription]',
  'Logs.CreateLogGroup': '',
  'Logs.DeleteLogGroup': '',
  'Logs.DescribeLogGroups': 'logGroups:[LogGroup] nextToken',
  'Logs.PutRetentionPolicy': '',
  'Logs.DeleteRetentionPolicy': '',
  'Logs.DescribeLogStreams': 'logStreams:[LogStream] nextToken',
  'Logs.GetLogEvents': 'events:[OutputLogEvent] nextForwardToken nextBackwardToken',
  'Logs.FilterLogEvents':
    'events:[FilteredLogEvent] searchedLogStreams:[SearchedLogStream] nextToken',
};

/** Structures that those name, by service. */
export const PUBLISHED_SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ECS: {
    AcceleratorCountRequest: 'min:n max:n',
    AcceleratorTotalMemoryMiBRequest: 'min:n max:n',
    AdvancedConfiguration:
      'alternateTargetGroupArn productionListenerRule testListenerRule roleArn',
    Attachment: 'id type status details:[KeyValuePair]',
    Attribute: 'name value targetType targetId',
    AutoRepairConfiguration: 'actionsStatus',
    AutoScalingGroupProvider:
      'autoScalingGroupArn managedScaling:ManagedScaling managedTerminationProtection managedDraining',
    AwsVpcConfiguration: 'subnets:[s] securityGroups:[s] assignPublicIp',
    BaselineEbsBandwidthMbpsRequest: 'min:n max:n',
    CanaryConfiguration: 'canaryPercent:n canaryBakeTimeInMinutes:n',
    CapacityProvider:
      'capacityProviderArn name cluster status autoScalingGroupProvider:AutoScalingGroupProvider managedInstancesProvider:ManagedInstancesProvider updateStatus updateStatusReason tags:[Tag] type',
    CapacityProviderStrategyItem: 'capacityProvider weight:n base:n',
    CapacityReservationRequest: 'reservationGroupArn reservationPreference',
    Cluster:
      'clusterArn clusterName configuration:ClusterConfiguration status registeredContainerInstancesCount:n runningTasksCount:n pendingTasksCount:n activeServicesCount:n statistics:[KeyValuePair] tags:[Tag] settings:[ClusterSetting] capacityProviders:[s] defaultCapacityProviderStrategy:[CapacityProviderStrategyItem] attachments:[Attachment] attachmentsStatus serviceConnectDefaults:ClusterServiceConnectDefaults',
    ClusterConfiguration:
      'executeCommandConfiguration:ExecuteCommandConfiguration managedStorageConfiguration:ManagedStorageConfiguration',
    ClusterServiceConnectDefaults: 'namespace',
    ClusterSetting: 'name value',
    Container:
      'containerArn taskArn name image imageDigest runtimeId lastStatus exitCode:n reason networkBindings:[NetworkBinding] networkInterfaces:[NetworkInterface] healthStatus managedAgents:[ManagedAgent] cpu memory memoryReservation gpuIds:[s] neuronDeviceIds:[s] gpuSharingStrategy:SharingStrategy',
    ContainerDefinition:
      'name image repositoryCredentials:RepositoryCredentials cpu:n memory:n memoryReservation:n links:[s] portMappings:[PortMapping] essential:b restartPolicy:ContainerRestartPolicy entryPoint:[s] command:[s] environment:[KeyValuePair] environmentFiles:[EnvironmentFile] mountPoints:[MountPoint] volumesFrom:[VolumeFrom] linuxParameters:LinuxParameters secrets:[Secret] dependsOn:[ContainerDependency] startTimeout:n stopTimeout:n versionConsistency hostname user workingDirectory disableNetworking:b privileged:b readonlyRootFilesystem:b dnsServers:[s] dnsSearchDomains:[s] extraHosts:[HostEntry] dockerSecurityOptions:[s] interactive:b pseudoTerminal:b dockerLabels:<s> ulimits:[Ulimit] logConfiguration:LogConfiguration healthCheck:HealthCheck systemControls:[SystemControl] resourceRequirements:[ResourceRequirement] firelensConfiguration:FirelensConfiguration credentialSpecs:[s]',
    ContainerDependency: 'containerName condition',
    ContainerImage: 'containerName imageDigest image',
    ContainerInstance:
      'containerInstanceArn ec2InstanceId capacityProviderName version:n versionInfo:VersionInfo remainingResources:[Resource] registeredResources:[Resource] status statusReason agentConnected:b runningTasksCount:n pendingTasksCount:n agentUpdateStatus attributes:[Attribute] registeredAt:t attachments:[Attachment] tags:[Tag] healthStatus:ContainerInstanceHealthStatus gpuDevices:[GpuDevice]',
    ContainerInstanceHealthStatus: 'overallStatus details:[InstanceHealthCheckResult]',
    ContainerOverride:
      'name command:[s] environment:[KeyValuePair] environmentFiles:[EnvironmentFile] cpu:n memory:n memoryReservation:n resourceRequirements:[ResourceRequirement]',
    ContainerRestartPolicy: 'enabled:b ignoredExitCodes:[n] restartAttemptPeriod:n',
    Deployment:
      'id status taskDefinition desiredCount:n pendingCount:n runningCount:n failedTasks:n createdAt:t updatedAt:t capacityProviderStrategy:[CapacityProviderStrategyItem] launchType platformVersion platformFamily networkConfiguration:NetworkConfiguration rolloutState rolloutStateReason serviceConnectConfiguration:ServiceConnectConfiguration serviceConnectResources:[ServiceConnectServiceResource] volumeConfigurations:[ServiceVolumeConfiguration] fargateEphemeralStorage:DeploymentEphemeralStorage vpcLatticeConfigurations:[VpcLatticeConfiguration]',
    DeploymentAlarms: 'alarmNames:[s] rollback:b enable:b',
    DeploymentCircuitBreaker:
      'enable:b rollback:b resetOnHealthyTask:b thresholdConfiguration:ThresholdConfiguration',
    DeploymentConfiguration:
      'deploymentCircuitBreaker:DeploymentCircuitBreaker maximumPercent:n minimumHealthyPercent:n alarms:DeploymentAlarms strategy bakeTimeInMinutes:n lifecycleHooks:[DeploymentLifecycleHook] linearConfiguration:LinearConfiguration canaryConfiguration:CanaryConfiguration earlySuccessCriteria:DeploymentEarlySuccessCriteria',
    DeploymentController: 'type',
    DeploymentEarlySuccessCriteria: 'enable:b healthyPercent:n sourceServiceRevisionCleanup',
    DeploymentEphemeralStorage: 'kmsKeyId',
    DeploymentLifecycleHook:
      'targetType hookTargetArn roleArn lifecycleStages:[s] hookDetails:d timeoutConfiguration:DeploymentLifecycleHookTimeoutConfiguration',
    DeploymentLifecycleHookDetail: 'hookId targetType targetArn status expiresAt:t timeoutAction',
    DeploymentLifecycleHookTimeoutConfiguration: 'timeoutInMinutes:n action',
    Device: 'hostPath containerPath permissions:[s]',
    DockerVolumeConfiguration: 'scope autoprovision:b driver driverOpts:<s> labels:<s>',
    EBSTagSpecification: 'resourceType tags:[Tag] propagateTags',
    ECSManagedResources:
      'ingressPaths:[ManagedIngressPath] autoScaling:ManagedAutoScaling metricAlarms:[ManagedMetricAlarm] serviceSecurityGroups:[ManagedSecurityGroup] logGroups:[ManagedLogGroup] gatewayConnections:[GatewayConnection]',
    EFSAuthorizationConfig: 'accessPointId iam',
    EFSVolumeConfiguration:
      'fileSystemId rootDirectory transitEncryption transitEncryptionPort:n authorizationConfig:EFSAuthorizationConfig',
    EnvironmentFile: 'value type',
    EphemeralStorage: 'sizeInGiB:n',
    ExecuteCommandConfiguration: 'kmsKeyId logging logConfiguration:ExecuteCommandLogConfiguration',
    ExecuteCommandLogConfiguration:
      'cloudWatchLogGroupName cloudWatchEncryptionEnabled:b s3BucketName s3EncryptionEnabled:b s3KeyPrefix',
    FSxWindowsFileServerAuthorizationConfig: 'credentialsParameter domain',
    FSxWindowsFileServerVolumeConfiguration:
      'fileSystemId rootDirectory authorizationConfig:FSxWindowsFileServerAuthorizationConfig',
    Failure: 'arn reason detail',
    FirelensConfiguration: 'type options:<s>',
    GatewayConnection:
      'gatewayArn gatewayRouteArn portName serviceUrl accessType status resources:GatewayConnectionResources',
    GatewayConnectionAlbResources:
      'acmCertificateArn loadBalancerArn loadBalancerSecurityGroupArns:[s] listenerArn listenerRuleArn testListenerRuleArn targetGroupArn alternateTargetGroupArn',
    GatewayConnectionResources: 'hostSharedAlb:[GatewayConnectionAlbResources]',
    GatewayConnector:
      'portName healthCheck:GatewayConnectorHealthCheck filters:GatewayConnectorFilters',
    GatewayConnectorFilters: 'accessTypes:[s]',
    GatewayConnectorHealthCheck:
      'healthCheckProtocol healthCheckPort:n healthCheckPath healthCheckTimeoutSeconds:n healthCheckIntervalSeconds:n healthyThresholdCount:n unhealthyThresholdCount:n matcher:GatewayConnectorHealthCheckMatcher',
    GatewayConnectorHealthCheckMatcher: 'httpCode grpcCode',
    GpuDevice: 'gpuId sharingMode totalMemoryInMiB:n remainingMemoryInMiB:n containerCount:n',
    HealthCheck: 'command:[s] interval:n timeout:n retries:n startPeriod:n',
    HostEntry: 'hostname ipAddress',
    HostVolumeProperties: 'sourcePath',
    InferenceAccelerator: 'deviceName deviceType',
    InferenceAcceleratorOverride: 'deviceName deviceType',
    InfrastructureOptimization: 'scaleInAfter:n',
    InstanceHealthCheckResult: 'type status statusReason lastUpdated:t lastStatusChange:t',
    InstanceLaunchTemplate:
      'ec2InstanceProfileArn networkConfiguration:ManagedInstancesNetworkConfiguration storageConfiguration:ManagedInstancesStorageConfiguration localStorageConfiguration:ManagedInstancesLocalStorageConfiguration monitoring capacityOptionType instanceMetadataTagsPropagation:b instanceRequirements:InstanceRequirementsRequest fipsEnabled:b capacityReservations:CapacityReservationRequest',
    InstanceRequirementsRequest:
      'vCpuCount:VCpuCountRangeRequest memoryMiB:MemoryMiBRequest cpuManufacturers:[s] memoryGiBPerVCpu:MemoryGiBPerVCpuRequest excludedInstanceTypes:[s] instanceGenerations:[s] spotMaxPricePercentageOverLowestPrice:n onDemandMaxPricePercentageOverLowestPrice:n bareMetal burstablePerformance requireHibernateSupport:b networkInterfaceCount:NetworkInterfaceCountRequest localStorage localStorageTypes:[s] totalLocalStorageGB:TotalLocalStorageGBRequest baselineEbsBandwidthMbps:BaselineEbsBandwidthMbpsRequest acceleratorTypes:[s] acceleratorCount:AcceleratorCountRequest acceleratorManufacturers:[s] acceleratorNames:[s] acceleratorTotalMemoryMiB:AcceleratorTotalMemoryMiBRequest networkBandwidthGbps:NetworkBandwidthGbpsRequest allowedInstanceTypes:[s] maxSpotPriceAsPercentageOfOptimalOnDemandPrice:n',
    KernelCapabilities: 'add:[s] drop:[s]',
    KeyValuePair: 'name value',
    LinearConfiguration: 'stepPercent:n stepBakeTimeInMinutes:n',
    LinuxParameters:
      'capabilities:KernelCapabilities devices:[Device] initProcessEnabled:b sharedMemorySize:n tmpfs:[Tmpfs] maxSwap:n swappiness:n',
    LoadBalancer:
      'targetGroupArn loadBalancerName containerName containerPort:n advancedConfiguration:AdvancedConfiguration',
    LogConfiguration: 'logDriver options:<s> secretOptions:[Secret]',
    ManagedAgent: 'lastStartedAt:t name reason lastStatus',
    ManagedApplicationAutoScalingPolicy:
      'status updatedAt:t policyType targetValue:n metric arn statusReason',
    ManagedAutoScaling:
      'scalableTarget:ManagedScalableTarget applicationAutoScalingPolicies:[ManagedApplicationAutoScalingPolicy]',
    ManagedCertificate: 'status updatedAt:t domainName arn statusReason',
    ManagedIngressPath:
      'accessType endpoint loadBalancer:ManagedLoadBalancer loadBalancerSecurityGroups:[ManagedSecurityGroup] certificate:ManagedCertificate listener:ManagedListener rule:ManagedListenerRule targetGroups:[ManagedTargetGroup]',
    ManagedInstancesLocalStorageConfiguration: 'useLocalStorage:b',
    ManagedInstancesNetworkConfiguration: 'subnets:[s] securityGroups:[s]',
    ManagedInstancesProvider:
      'infrastructureRoleArn instanceLaunchTemplate:InstanceLaunchTemplate propagateTags infrastructureOptimization:InfrastructureOptimization autoRepairConfiguration:AutoRepairConfiguration',
    ManagedInstancesStorageConfiguration: 'storageSizeGiB:n',
    ManagedListener: 'status updatedAt:t arn statusReason',
    ManagedListenerRule: 'status updatedAt:t arn statusReason',
    ManagedLoadBalancer:
      'status updatedAt:t scheme arn statusReason subnetIds:[s] securityGroupIds:[s]',
    ManagedLogGroup: 'status updatedAt:t logGroupName arn statusReason',
    ManagedMetricAlarm: 'status updatedAt:t arn statusReason',
    ManagedScalableTarget: 'status updatedAt:t minCapacity:n maxCapacity:n arn statusReason',
    ManagedScaling:
      'status targetCapacity:n minimumScalingStepSize:n maximumScalingStepSize:n instanceWarmupPeriod:n',
    ManagedSecurityGroup: 'status updatedAt:t arn statusReason',
    ManagedStorageConfiguration: 'kmsKeyId fargateEphemeralStorageKmsKeyId',
    ManagedTargetGroup:
      'status updatedAt:t healthCheckPath healthCheckPort:n port:n arn statusReason',
    MemoryGiBPerVCpuRequest: 'min:n max:n',
    MemoryMiBRequest: 'min:n max:n',
    MetricConfiguration: 'metricNames:[s] resolutionSeconds:n',
    MonitoringConfiguration: 'metricConfigurations:[MetricConfiguration]',
    MountPoint: 'sourceVolume containerPath readOnly:b',
    NetworkBandwidthGbpsRequest: 'min:n max:n',
    NetworkBinding: 'bindIP containerPort:n hostPort:n protocol containerPortRange hostPortRange',
    NetworkConfiguration: 'awsvpcConfiguration:AwsVpcConfiguration',
    NetworkInterface: 'attachmentId privateIpv4Address ipv6Address',
    NetworkInterfaceCountRequest: 'min:n max:n',
    NvidiaMpsAllocation: 'memory:n maxComputePercent:n',
    PlacementConstraint: 'type expression',
    PlacementStrategy: 'type field',
    PortMapping: 'containerPort:n hostPort:n protocol name appProtocol containerPortRange',
    ProtectedTask: 'taskArn protectionEnabled:b expirationDate:t',
    ProxyConfiguration: 'containerName type properties:[KeyValuePair]',
    RepositoryCredentials: 'credentialsParameter',
    ResolvedConfiguration:
      'loadBalancers:[ServiceRevisionLoadBalancer] vpcLatticeConfigurations:[ServiceRevisionVpcLatticeConfiguration]',
    Resource: 'name type doubleValue:n longValue:n integerValue:n stringSetValue:[s]',
    ResourceRequirement: 'type value sharingStrategy:SharingStrategy',
    Rollback: 'reason startedAt:t serviceRevisionArn',
    RuntimePlatform: 'cpuArchitecture operatingSystemFamily',
    RuntimePlatformOverride: 'cpuArchitecture',
    S3FilesVolumeConfiguration:
      'fileSystemArn rootDirectory transitEncryptionPort:n accessPointArn',
    Scale: 'value:n unit',
    Secret: 'name valueFrom',
    Service:
      'serviceArn serviceName clusterArn loadBalancers:[LoadBalancer] serviceRegistries:[ServiceRegistry] status desiredCount:n runningCount:n pendingCount:n launchType capacityProviderStrategy:[CapacityProviderStrategyItem] platformVersion platformFamily taskDefinition deploymentConfiguration:DeploymentConfiguration taskSets:[TaskSet] deployments:[Deployment] roleArn events:[ServiceEvent] createdAt:t currentServiceDeployment currentServiceRevisions:[ServiceCurrentRevisionSummary] placementConstraints:[PlacementConstraint] placementStrategy:[PlacementStrategy] networkConfiguration:NetworkConfiguration healthCheckGracePeriodSeconds:n schedulingStrategy deploymentController:DeploymentController tags:[Tag] createdBy enableECSManagedTags:b propagateTags enableExecuteCommand:b availabilityZoneRebalancing resourceManagementType',
    ServiceConnectAccessLogConfiguration: 'format includeQueryParameters',
    ServiceConnectClientAlias: 'port:n dnsName testTrafficRules:ServiceConnectTestTrafficRules',
    ServiceConnectConfiguration:
      'enabled:b namespace services:[ServiceConnectService] logConfiguration:LogConfiguration accessLogConfiguration:ServiceConnectAccessLogConfiguration containerConfigurations:[ServiceConnectContainerConfiguration]',
    ServiceConnectContainerConfiguration: 'logLevel',
    ServiceConnectService:
      'portName discoveryName clientAliases:[ServiceConnectClientAlias] ingressPortOverride:n timeout:TimeoutConfiguration tls:ServiceConnectTlsConfiguration',
    ServiceConnectServiceResource: 'discoveryName discoveryArn',
    ServiceConnectTestTrafficHeaderMatchRules: 'exact',
    ServiceConnectTestTrafficHeaderRules: 'name value:ServiceConnectTestTrafficHeaderMatchRules',
    ServiceConnectTestTrafficRules: 'header:ServiceConnectTestTrafficHeaderRules',
    ServiceConnectTlsCertificateAuthority: 'awsPcaAuthorityArn',
    ServiceConnectTlsConfiguration:
      'issuerCertificateAuthority:ServiceConnectTlsCertificateAuthority kmsKey roleArn',
    ServiceCurrentRevisionSummary: 'arn requestedTaskCount:n runningTaskCount:n pendingTaskCount:n',
    ServiceDeployment:
      'serviceDeploymentArn serviceArn clusterArn createdAt:t startedAt:t finishedAt:t stoppedAt:t updatedAt:t sourceServiceRevisions:[ServiceRevisionSummary] targetServiceRevision:ServiceRevisionSummary status statusReason lifecycleStage lifecycleHookDetails:[DeploymentLifecycleHookDetail] deploymentConfiguration:DeploymentConfiguration rollback:Rollback deploymentCircuitBreaker:ServiceDeploymentCircuitBreaker alarms:ServiceDeploymentAlarms',
    ServiceDeploymentAlarms: 'status alarmNames:[s] triggeredAlarmNames:[s]',
    ServiceDeploymentBrief:
      'serviceDeploymentArn serviceArn clusterArn startedAt:t createdAt:t finishedAt:t targetServiceRevisionArn status statusReason',
    ServiceDeploymentCircuitBreaker: 'status failureCount:n threshold:n',
    ServiceEvent: 'id createdAt:t message',
    ServiceManagedEBSVolumeConfiguration:
      'roleArn encrypted:b kmsKeyId volumeType sizeInGiB:n snapshotId volumeInitializationRate:n iops:n throughput:n tagSpecifications:[EBSTagSpecification] filesystemType',
    ServiceRegistry: 'registryArn port:n containerName containerPort:n',
    ServiceRevision:
      'serviceRevisionArn serviceArn clusterArn taskDefinition capacityProviderStrategy:[CapacityProviderStrategyItem] launchType platformVersion platformFamily loadBalancers:[LoadBalancer] serviceRegistries:[ServiceRegistry] networkConfiguration:NetworkConfiguration containerImages:[ContainerImage] guardDutyEnabled:b serviceConnectConfiguration:ServiceConnectConfiguration volumeConfigurations:[ServiceVolumeConfiguration] fargateEphemeralStorage:DeploymentEphemeralStorage createdAt:t vpcLatticeConfigurations:[VpcLatticeConfiguration] resolvedConfiguration:ResolvedConfiguration ecsManagedResources:ECSManagedResources overrides:ServiceRevisionOverrides gatewayConnectors:[GatewayConnector] monitoring:MonitoringConfiguration',
    ServiceRevisionLoadBalancer: 'targetGroupArn productionListenerRule',
    ServiceRevisionOverrides: 'runtimePlatform:RuntimePlatformOverride',
    ServiceRevisionSummary:
      'arn requestedTaskCount:n runningTaskCount:n pendingTaskCount:n requestedTestTrafficWeight:n requestedProductionTrafficWeight:n',
    ServiceRevisionVpcLatticeConfiguration: 'targetGroupArn productionListenerRule',
    ServiceVolumeConfiguration: 'name managedEBSVolume:ServiceManagedEBSVolumeConfiguration',
    Session: 'sessionId streamUrl tokenValue',
    Setting: 'name value principalArn type',
    SharingStrategy: 'nvidiaMps:NvidiaMpsAllocation',
    SystemControl: 'namespace value',
    Tag: 'key value',
    Task: 'attachments:[Attachment] attributes:[Attribute] availabilityZone capacityProviderName clusterArn connectivity connectivityAt:t containerInstanceArn containers:[Container] cpu createdAt:t desiredStatus enableExecuteCommand:b executionStoppedAt:t group healthStatus inferenceAccelerators:[InferenceAccelerator] lastStatus launchType memory overrides:TaskOverride platformVersion platformFamily pullStartedAt:t pullStoppedAt:t startedAt:t startedBy stopCode stoppedAt:t stoppedReason stoppingAt:t tags:[Tag] taskArn taskDefinitionArn version:n ephemeralStorage:EphemeralStorage fargateEphemeralStorage:TaskEphemeralStorage',
    TaskDefinition:
      'taskDefinitionArn containerDefinitions:[ContainerDefinition] family taskRoleArn executionRoleArn networkMode revision:n volumes:[Volume] status requiresAttributes:[Attribute] placementConstraints:[TaskDefinitionPlacementConstraint] compatibilities:[s] runtimePlatform:RuntimePlatform requiresCompatibilities:[s] cpu memory inferenceAccelerators:[InferenceAccelerator] pidMode ipcMode proxyConfiguration:ProxyConfiguration registeredAt:t deregisteredAt:t deleteRequestedAt:t registeredBy ephemeralStorage:EphemeralStorage enableFaultInjection:b',
    TaskDefinitionPlacementConstraint: 'type expression',
    TaskEphemeralStorage: 'sizeInGiB:n kmsKeyId',
    TaskOverride:
      'containerOverrides:[ContainerOverride] cpu inferenceAcceleratorOverrides:[InferenceAcceleratorOverride] executionRoleArn memory taskRoleArn ephemeralStorage:EphemeralStorage',
    TaskSet:
      'id taskSetArn serviceArn clusterArn startedBy externalId status taskDefinition computedDesiredCount:n pendingCount:n runningCount:n createdAt:t updatedAt:t launchType capacityProviderStrategy:[CapacityProviderStrategyItem] platformVersion platformFamily networkConfiguration:NetworkConfiguration loadBalancers:[LoadBalancer] serviceRegistries:[ServiceRegistry] scale:Scale stabilityStatus stabilityStatusAt:t tags:[Tag] fargateEphemeralStorage:DeploymentEphemeralStorage',
    ThresholdConfiguration: 'type value:n',
    TimeoutConfiguration: 'idleTimeoutSeconds:n perRequestTimeoutSeconds:n',
    Tmpfs: 'containerPath size:n mountOptions:[s]',
    TotalLocalStorageGBRequest: 'min:n max:n',
    Ulimit: 'name softLimit:n hardLimit:n',
    VCpuCountRangeRequest: 'min:n max:n',
    VersionInfo: 'agentVersion agentHash dockerVersion',
    Volume:
      'name host:HostVolumeProperties dockerVolumeConfiguration:DockerVolumeConfiguration efsVolumeConfiguration:EFSVolumeConfiguration s3filesVolumeConfiguration:S3FilesVolumeConfiguration fsxWindowsFileServerVolumeConfiguration:FSxWindowsFileServerVolumeConfiguration configuredAtLaunch:b',
    VolumeFrom: 'sourceContainer readOnly:b',
    VpcLatticeAdvancedConfiguration:
      'alternateTargetGroupArn productionListenerRule testListenerRule',
    VpcLatticeConfiguration:
      'roleArn targetGroupArn portName advancedConfiguration:VpcLatticeAdvancedConfiguration',
  },
  ELBv2: {
    Action:
      'Type TargetGroupArn AuthenticateOidcConfig:AuthenticateOidcActionConfig AuthenticateCognitoConfig:AuthenticateCognitoActionConfig Order:n RedirectConfig:RedirectActionConfig FixedResponseConfig:FixedResponseActionConfig ForwardConfig:ForwardActionConfig JwtValidationConfig:JwtValidationActionConfig',
    AdministrativeOverride: 'State Reason Description',
    AnomalyDetection: 'Result MitigationInEffect',
    AuthenticateCognitoActionConfig:
      'UserPoolArn UserPoolClientId UserPoolDomain SessionCookieName Scope SessionTimeout:n AuthenticationRequestExtraParams:<s> OnUnauthenticatedRequest',
    AuthenticateOidcActionConfig:
      'Issuer AuthorizationEndpoint TokenEndpoint UserInfoEndpoint ClientId ClientSecret SessionCookieName Scope SessionTimeout:n AuthenticationRequestExtraParams:<s> OnUnauthenticatedRequest UseExistingClientSecret:b',
    AvailabilityZone:
      'ZoneName SubnetId OutpostId LoadBalancerAddresses:[LoadBalancerAddress] SourceNatIpv6Prefixes:[s]',
    Certificate: 'CertificateArn IsDefault:b',
    FixedResponseActionConfig: 'StatusCode MessageBody ContentType',
    ForwardActionConfig:
      'TargetGroups:[TargetGroupTuple] TargetGroupStickinessConfig:TargetGroupStickinessConfig',
    HostHeaderConditionConfig: 'Values:[s] RegexValues:[s]',
    HostHeaderRewriteConfig: 'Rewrites:[RewriteConfig]',
    HttpHeaderConditionConfig: 'HttpHeaderName Values:[s] RegexValues:[s]',
    HttpRequestMethodConditionConfig: 'Values:[s]',
    IpamPools: 'Ipv4IpamPoolId',
    JwtValidationActionAdditionalClaim: 'Format Name Values:[s]',
    JwtValidationActionConfig:
      'JwksEndpoint Issuer AdditionalClaims:[JwtValidationActionAdditionalClaim]',
    Listener:
      'ListenerArn LoadBalancerArn Port:n Protocol Certificates:[Certificate] SslPolicy DefaultActions:[Action] AlpnPolicy:[s] MutualAuthentication:MutualAuthenticationAttributes',
    LoadBalancer:
      'LoadBalancerArn DNSName CanonicalHostedZoneId CreatedTime:t LoadBalancerName Scheme VpcId State:LoadBalancerState Type AvailabilityZones:[AvailabilityZone] SecurityGroups:[s] IpAddressType CustomerOwnedIpv4Pool EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic EnablePrefixForIpv6SourceNat IpamPools:IpamPools',
    LoadBalancerAddress: 'IpAddress AllocationId PrivateIPv4Address IPv6Address',
    LoadBalancerAttribute: 'Key Value',
    LoadBalancerState: 'Code Reason',
    Matcher: 'HttpCode GrpcCode',
    MutualAuthenticationAttributes:
      'Mode TrustStoreArn IgnoreClientCertificateExpiry:b TrustStoreAssociationStatus AdvertiseTrustStoreCaNames',
    PathPatternConditionConfig: 'Values:[s] RegexValues:[s]',
    QueryStringConditionConfig: 'Values:[QueryStringKeyValuePair]',
    QueryStringKeyValuePair: 'Key Value',
    RedirectActionConfig: 'StatusCode Protocol Port Host Path Query',
    RewriteConfig: 'Regex Replace',
    Rule: 'RuleArn Priority Conditions:[RuleCondition] Actions:[Action] IsDefault:b Transforms:[RuleTransform]',
    RuleCondition:
      'Field Values:[s] HostHeaderConfig:HostHeaderConditionConfig PathPatternConfig:PathPatternConditionConfig HttpHeaderConfig:HttpHeaderConditionConfig QueryStringConfig:QueryStringConditionConfig HttpRequestMethodConfig:HttpRequestMethodConditionConfig SourceIpConfig:SourceIpConditionConfig RegexValues:[s]',
    RuleTransform:
      'Type HostHeaderRewriteConfig:HostHeaderRewriteConfig UrlRewriteConfig:UrlRewriteConfig',
    SourceIpConditionConfig: 'Values:[s] IpAddressType',
    Tag: 'Key Value',
    TagDescription: 'ResourceArn Tags:[Tag]',
    TargetDescription: 'Id Port:n AvailabilityZone QuicServerId',
    TargetGroup:
      'TargetGroupArn TargetGroupName Protocol Port:n VpcId HealthCheckProtocol HealthCheckPort HealthCheckEnabled:b HealthCheckIntervalSeconds:n HealthCheckTimeoutSeconds:n HealthyThresholdCount:n UnhealthyThresholdCount:n HealthCheckPath Matcher:Matcher LoadBalancerArns:[s] TargetType ProtocolVersion IpAddressType TargetControlPort:n',
    TargetGroupAttribute: 'Key Value',
    TargetGroupStickinessConfig: 'Enabled:b DurationSeconds:n',
    TargetGroupTuple: 'TargetGroupArn Weight:n',
    TargetHealth: 'State Reason Description',
    TargetHealthDescription:
      'Target:TargetDescription HealthCheckPort TargetHealth:TargetHealth AnomalyDetection:AnomalyDetection AdministrativeOverride:AdministrativeOverride',
    UrlRewriteConfig: 'Rewrites:[RewriteConfig]',
  },
  Logs: {
    FilteredLogEvent: 'logStreamName timestamp:n message ingestionTime:n eventId',
    LogGroup:
      'logGroupName creationTime:n retentionInDays:n metricFilterCount:n arn storedBytes:n kmsKeyId dataProtectionStatus inheritedProperties:[s] logGroupClass logGroupArn deletionProtectionEnabled:b bearerTokenAuthenticationEnabled:b retentionPolicyName',
    LogStream:
      'logStreamName creationTime:n firstEventTimestamp:n lastEventTimestamp:n lastIngestionTime:n uploadSequenceToken arn storedBytes:n',
    OutputLogEvent: 'timestamp:n message ingestionTime:n',
    SearchedLogStream: 'logStreamName searchedCompletely:b',
  },
};

import { describeService } from './describe-service.ts'

describeService('specs/openstack-keystone.yaml')

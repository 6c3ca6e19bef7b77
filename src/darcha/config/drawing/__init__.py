"""A service's procedure drawn from its running definition: IDEF0, IDEF3 and BPMN 2.0. Ignores single cases."""

"""What turns the repository into a stage on AWS: the artefact, the template, permissions, alarms, shipping."""

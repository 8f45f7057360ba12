"""What holds of every ruleset, whatever it says: checked over facilities that are drawn for it.

`check` tries each property on each norm. The properties stand in a module each; their list is in
smrl.properties.checking. What they draw comes from smrl.testing, which `pip install smrl[testing]` completes.
"""

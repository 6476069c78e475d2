"""The assessment framework as data: focus areas, questions, rubric and code lists."""

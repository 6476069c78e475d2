"""What the page Teksten is made of: the parts of a report, their editor and what helps to write."""

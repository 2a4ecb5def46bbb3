"""Evidence: what a run did and found, in Allure, JUnit, the console and a log, with every secret masked."""

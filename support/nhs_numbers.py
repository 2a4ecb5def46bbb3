"""NHS numbers that nobody has."""

from random import Random

import nhs_number


def synthetic_nhs_number(random: Random) -> str:
    """Draw an NHS number with the right check digit (DATA-01) from the range that is never issued."""
    synthetic = random.choice(nhs_number.REGION_SYNTHETIC.ranges)
    while True:
        first_nine = str(random.randint(synthetic.start, synthetic.end) // 10)
        check_digit = nhs_number.calculate_checksum(first_nine)
        if check_digit < 10:  # there is no tenth digit that would make 10 right
            return f"{first_nine}{check_digit}"

#include "friction/contract.h"

#include <gtest/gtest.h>

#include "friction/result.h"

TEST(ContractDeathTest, StopsTheProgramAndNamesThePromise) {
    EXPECT_DEATH(FRICTION_EXPECTS(1 + 1 == 3), "1 \\+ 1 == 3 does not hold");
}

TEST(ContractDeathTest, AResultWithoutProblemsIsNoFailure) {
    EXPECT_DEATH((void)friction::Result<int>(friction::Problems{}), "empty");
}

"""The operators' commands, on the local run or on a deployed stage: arguments in, a use case, words out."""

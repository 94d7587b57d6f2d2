package org.symbolon.spring.web;

/** What an endpoint does with a request. */
@FunctionalInterface
interface Step {
    /**
     * Answers.
     *
     * @throws RefusedRequestException where the request is not as the contract says
     */
    Answer answer(ApiRequest request);
}
